"""Population statistics of a commune. Its rooms, each above those it may import:

words: texts, vocabulary, errors, months · register: the tables of persons and how they are written;
no statistics · store: statistics files, their manifest, and which file a role may open · fold:
closing months, from register to cells, moves, profiles and households, in portable SQL · meaning:
what a figure means: indicators, targets, questions and their answers · document: the parts that a
page is made of · form: figures as sentences, tables, charts, panels and chapters in the reader's
language · paper: the same answers as files · screen: the pages in a browser · command: the line.
"""
