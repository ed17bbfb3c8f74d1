@echo off
rem Starts the dashboard on Windows. UNTESTED: written without a Windows machine at hand.
chcp 65001 >nul
cd /d "%~dp0"
if "%PORT%"=="" set PORT=8501
where py >nul 2>nul && (set PY=py -3) || (set PY=python)
if not exist .venv\Scripts\python.exe %PY% -m venv .venv || goto failed
if not exist .venv\run.stamp (
  .venv\Scripts\python -m pip install --quiet -r requirements.txt || goto failed
  echo done> .venv\run.stamp
)
.venv\Scripts\python -c "import socket; socket.create_connection(('127.0.0.1', %PORT%), 1)" 2>nul && goto used
if not exist data\store\manifest.json (
  .venv\Scripts\python -m data.synthetic --store data\store || goto failed
  .venv\Scripts\python -m analytics results --months 13 || goto failed
)
echo Mở trình duyệt tại / Open in the browser: http://127.0.0.1:%PORT%
start "" http://127.0.0.1:%PORT%
.venv\Scripts\streamlit run app.py --server.port %PORT%
goto :eof
:used
echo Cổng %PORT% đang được dùng; hãy chọn cổng khác: set PORT=8502
echo Port %PORT% is in use; choose another: set PORT=8502
exit /b 1
:failed
echo Không khởi động được; xem thông báo ở trên. / Could not start; see the message above.
exit /b 1
