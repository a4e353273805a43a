"""Times Python readers on one file: FORMAT FILE ROUNDS. Prints milliseconds a round, or nothing where the peer is not installed."""
import sys
import time


def read_docx(path):
    import docx

    document = docx.Document(path)
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            (run.text, run.underline, run.font.highlight_color)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    for run in paragraph.runs:
                        (run.text, run.underline, run.font.highlight_color)


def read_xlsx(path):
    import openpyxl

    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                (cell.value, cell.font.u)


def read_pdf(path):
    from pdfminer.high_level import extract_text

    extract_text(path)


READERS = {"docx": read_docx, "xlsx": read_xlsx, "pdf": read_pdf}


def main():
    kind, path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    reader = READERS[kind]
    try:
        reader(path)
    except ImportError:
        return
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        for _ in range(rounds):
            reader(path)
        best = min(best, (time.perf_counter() - began) / rounds)
    print(best * 1000)


main()
