# Everything a newcomer types. `make help` lists it.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
# Hundreds of starts of Python share what the first compiled, even where a container forbids it.
export PYTHONDONTWRITEBYTECODE :=
CODE := app.py analytics data tests tools $(wildcard pages)
CHROMIUM := command -v chromium || command -v chromium-browser || command -v google-chrome
PARTS = $(addprefix "$$(dirname "$$(readlink -f "$$(command -v soffice)")")"/,\
  libswlo.so libsclo.so libsdlo.so)
OFFICE = command -v soffice && { ! command -v dpkg || ls $(PARTS); }

.PHONY: help run test suite prove check data sweep words bench screens chromium office free
.DEFAULT_GOAL := help

help: ## this list / danh sách lệnh
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: .venv/run.stamp free ## start the dashboard / mở bảng điều khiển (PORT=8501)
	@test -f data/store/manifest.json || $(MAKE) --no-print-directory data
	@echo "Mở trình duyệt tại / Open in the browser: http://127.0.0.1:$(PORT)  (Ctrl+C: dừng / stop)"
	@if [ -z "$$CI" ] && [ -n "$$DISPLAY$$WAYLAND_DISPLAY" -o "$$(uname)" = Darwin ]; then \
	  (for _ in $$(seq 60); do \
	     curl -fs -o /dev/null http://127.0.0.1:$(PORT)/_stcore/health 2>/dev/null && break; sleep 1; done; \
	   $(BIN)/python -m webbrowser http://127.0.0.1:$(PORT) >/dev/null 2>&1) & fi
	@exec $(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/test.stamp chromium office ## all checks and tests / kiểm tra toàn bộ
	@$(MAKE) --no-print-directory -j2 check suite

# Three workers on two cores: while one waits for its browser, another counts.
suite: .venv/test.stamp
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

prove: .venv/test.stamp chromium office ## what takes minutes: every journey in a browser / phép thử lâu
	$(BIN)/python -m pytest -m prove -o timeout=1800

check: .venv/test.stamp ## style and types only / kiểm tra mã nguồn
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy --strict analytics

data: .venv/run.stamp ## make the synthetic data / tạo dữ liệu giả lập
	$(BIN)/python -m data.synthetic --store data/store
	$(BIN)/python -m analytics results

sweep: .venv/test.stamp ## hold every sentence to the laws; resumes / kiểm mọi câu chữ, chạy tiếp được
	@test -f data/store/manifest.json || $(MAKE) --no-print-directory data
	nice $(BIN)/python -m tests.sweep $(SWEEP)

words: .venv/test.stamp ## bring every catalogue in step with the code / cập nhật các bản dịch
	$(BIN)/python -m tools.words

bench: .venv/test.stamp .venv/peers.stamp chromium office ## measure speed (BASE=other checkout) / đo tốc độ
	@test -f data/store/manifest.json || $(MAKE) --no-print-directory data
	$(BIN)/python -m tests.bench $(if $(BASE),--base "$(BASE)") $(BENCH)

screens: .venv/test.stamp chromium ## pictures of every page / chụp mọi trang
	$(BIN)/python -m tests.screens

# Says in one sentence what stands in the way, before Streamlit says it in twenty lines.
free: .venv/run.stamp
	@$(BIN)/python -c "import socket; s = socket.socket(); \
	s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); \
	s.bind(('127.0.0.1', $(PORT)))" 2>/dev/null || { \
	echo "Cổng $(PORT) đang được dùng; hãy chọn cổng khác: make run PORT=8502"; \
	echo "Port $(PORT) is in use; choose another: make run PORT=8502"; exit 1; }

# $(call needed,what finds it,Debian packages,name in Vietnamese,name in English,options of apt)
# Costs nothing where it is there; installs it where apt may; else one sentence and a stop.
define needed
@{ $(1); } >/dev/null 2>&1 || { \
  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then SUDO=; \
  elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then SUDO="sudo -n"; \
  else false; fi && $$SUDO apt-get update -q && \
  $$SUDO apt-get install -y -q $(5) $(2); } || true
@{ $(1); } >/dev/null 2>&1 || { \
  echo "Thiếu $(strip $(3)) và không tự cài được; hãy cài $(strip $(2)) rồi chạy lại."; \
  echo "$(strip $(4)) is missing and cannot be installed from here; install $(strip $(2))."; exit 1; }
endef

chromium:
	$(call needed,$(CHROMIUM),chromium,trình duyệt Chromium,Chromium)

# Debian parts LibreOffice into packages; elsewhere the program is whole.
office:
	$(call needed,$(OFFICE),\
	libreoffice-writer libreoffice-calc libreoffice-impress fonts-liberation,\
	LibreOffice,LibreOffice,--no-install-recommends)
	$(call needed,command -v openssl,openssl,openssl,openssl)
	$(call needed,command -v pdftotext,poppler-utils,poppler,poppler)

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

.venv/test.stamp: requirements-test.txt requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet -r requirements-test.txt
	@touch $@ .venv/run.stamp

.venv/peers.stamp: requirements-bench.txt | .venv/bin/python
	$(PYTHON) -m venv .venv/peers
	.venv/peers/bin/python -m pip install --quiet -r requirements-bench.txt
	@touch $@
