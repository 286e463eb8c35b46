"""The peer of the bench: a 65-up sheet of QR labels as PDF, by reportlab.

Usage: sheet.py TEXTS OUT.pdf VERSION LEVEL   (one label's text per line of TEXTS)
"""

import sys

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRAlphaNum
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

COLUMNS, ROWS = 5, 13
WIDTH, HEIGHT = 38.1 * mm, 21.2 * mm
LEFT, TOP = 4.75 * mm, 10.7 * mm
GAP = 2.5 * mm
SIZE = 20 * mm


def main(texts, out, version, level):
    canvas = Canvas(out, pagesize=A4)
    with open(texts, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            text = line.strip()
            place = number % (COLUMNS * ROWS)
            if number and place == 0:
                canvas.showPage()
            x = LEFT + (place % COLUMNS) * (WIDTH + GAP)
            y = A4[1] - TOP - (place // COLUMNS + 1) * HEIGHT
            # As a byte segment the whole address would not fit the version; the code alone fits the capitals' segment.
            code = text.rsplit("/", 1)[-1]
            segments = [QR8bitByte(text[: -len(code)]), QRAlphaNum(code)]
            symbol = QrCodeWidget(segments, barLevel=level, qrVersion=version, barBorder=4, barWidth=SIZE, barHeight=SIZE)
            drawing = Drawing(SIZE, SIZE)
            drawing.add(symbol)
            renderPDF.draw(drawing, canvas, x, y + (HEIGHT - SIZE) / 2)
            canvas.setFont("Courier", 5)
            for group in range(0, len(code), 5):
                canvas.drawString(x + SIZE + 1 * mm, y + HEIGHT - (4 + group // 5 * 3) * mm, code[group : group + 5])
    canvas.save()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
