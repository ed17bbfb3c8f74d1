"""The one schema of every statistics file, exact or public, whole commune or one village."""

SCHEMA_VERSION = 5

DDL = """
create table cell (
    month date, area varchar, sex varchar, age integer, residence varchar,
    card varchar, eid varchar, notified boolean, persons bigint);
create table move (
    month date, area varchar, sex varchar, age integer, cause varchar,
    residence_before varchar, card_before varchar, eid_before varchar,
    notified_before boolean, eligible_before boolean,
    residence_after varchar, card_after varchar, eid_after varchar,
    notified_after boolean, eligible_after boolean, persons bigint);
create table profile (
    month date, area varchar, sex varchar, age_band varchar,
    dimension varchar, member varchar, persons bigint);
create table household (month date, area varchar, size integer, households bigint);
create table due (
    month date, area varchar, due_month date, kind varchar, presence varchar, persons bigint);
create table area (area varchar, name varchar, parent varchar);
create table target (
    indicator varchar, area varchar, value double, due date, level varchar,
    document_vi varchar, document_en varchar, standing varchar, valid_from date);
create table unit (
    valid_from date, valid_to date, commune_vi varchar, commune_en varchar,
    above_vi varchar, above_en varchar, unit_vi varchar, unit_en varchar,
    symbol varchar, place varchar, recipients_vi varchar, recipients_en varchar,
    signer_vi varchar, signer_en varchar, source varchar);
create table plan (
    number varchar, day date, project varchar, note_vi varchar, note_en varchar, source varchar);
create table plan_task (
    plan varchar, task varchar, section varchar, words_vi varchar, words_en varchar,
    due date, kind varchar);
create table beginning (
    what varchar, day date, place_vi varchar, place_en varchar, source varchar);
create table age_structure (
    name_vi varchar, name_en varchar, sex varchar, age_group varchar, share double);
create table reference (
    name varchar, what_vi varchar, what_en varchar, standing varchar, source varchar);
create table evidence (
    measure varchar, label_vi varchar, label_en varchar, day date, scope varchar,
    value double, bar double, met boolean, note_vi varchar, note_en varchar);
"""

UNIT_TABLES = ("unit", "target", "plan", "plan_task", "beginning", "age_structure", "reference")
FACTS_BY_AREA = ("cell", "move", "profile", "household", "due")

_STATE = ("residence", "card", "eid", "notified")
FACT_COLUMNS = {
    "cell": ("month", "area", "sex", "age", *_STATE, "persons"),
    "move": (
        *("month", "area", "sex", "age", "cause"),
        *(f"{name}_before" for name in (*_STATE, "eligible")),
        *(f"{name}_after" for name in (*_STATE, "eligible")),
        "persons",
    ),
    "household": ("month", "area", "size", "households"),
}
