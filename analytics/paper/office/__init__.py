"""What every paper needs: letterhead, grid, PDF, QR code, a file written whole."""
