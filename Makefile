# Everything a newcomer types. `make help` lists it.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
CODE := app.py analytics data tests tools $(wildcard pages)
CHROMIUM := command -v chromium || command -v chromium-browser || command -v google-chrome

.PHONY: help run test check data bench screens chromium free
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

test: .venv/test.stamp chromium check ## all checks and tests / kiểm tra toàn bộ
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/test.stamp ## style and types only / kiểm tra mã nguồn
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy --strict analytics

data: .venv/run.stamp ## make the synthetic data / tạo dữ liệu giả lập
	$(BIN)/python -m data.synthetic --store data/store
	$(BIN)/python -m analytics results --months 13

bench: .venv/test.stamp ## measure speed / đo tốc độ
	$(BIN)/python -m tests.bench

screens: .venv/test.stamp chromium ## pictures of every page / chụp mọi trang
	$(BIN)/python -m tests.screens

# Says in one sentence what stands in the way, before Streamlit says it in twenty lines.
free: .venv/run.stamp
	@$(BIN)/python -c "import socket; s = socket.socket(); \
	s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); \
	s.bind(('127.0.0.1', $(PORT)))" 2>/dev/null || { \
	echo "Cổng $(PORT) đang được dùng; hãy chọn cổng khác: make run PORT=8502"; \
	echo "Port $(PORT) is in use; choose another: make run PORT=8502"; exit 1; }

chromium:
	@{ $(CHROMIUM); } >/dev/null || { \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    apt-get update -q && apt-get install -y -q chromium; \
	  elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then \
	    sudo -n apt-get update -q && sudo -n apt-get install -y -q chromium; fi; } || true
	@{ $(CHROMIUM); } >/dev/null || { \
	  echo "Thiếu trình duyệt Chromium và không tự cài được; hãy cài gói chromium rồi chạy lại."; \
	  echo "Chromium is missing and cannot be installed from here; install it and run again."; exit 1; }

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

.venv/test.stamp: requirements-test.txt requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet -r requirements-test.txt
	@touch $@ .venv/run.stamp
