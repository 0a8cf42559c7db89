"""The peers of the bench that are written in Python. Prints what the work cost, without start, imports and reading the models.

  peers.py xlsxwriter|openpyxl pack DIRECTORY MODEL.json…   writes DIRECTORY/0.xlsx …
  peers.py openpyxl import FILE.xlsx…                        reads every cell in read-only mode
"""
import json
import os
import resource
import sys
import time


class Meter:
    def __init__(self):
        self.cpu = self.wall = 0.0

    def __enter__(self):
        self.started = (time.process_time(), time.perf_counter())

    def __exit__(self, *_):
        self.cpu += time.process_time() - self.started[0]
        self.wall += time.perf_counter() - self.started[1]

    def report(self):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"cpuMs": self.cpu * 1000, "wallMs": self.wall * 1000, "peakMiB": peak, "pauseMs": None}))


def letters(column):
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def xlsxwriter_format(book, style):
    font, at = style["font"], style.get("alignment")
    made = {"font_name": font["name"], "font_charset": font["charset"], "font_size": font["size"], "bold": font.get("bold", False)}
    if "color" in font:
        made["font_color"] = "#" + font["color"][2:]
    if at:
        made.update(align=at["horizontal"], valign={"center": "vcenter", "top": "top"}[at["vertical"]], text_wrap=True)
    if "border" in style:
        made.update(border=1, border_color="#" + style["border"][2:])
    if "fill" in style:
        made["bg_color"] = "#" + style["fill"][2:]
    if style.get("text"):
        made["num_format"] = "@"
    if style.get("unlocked"):
        made["locked"] = False
    return book.add_format(made)


def xlsxwriter_pack(path, sheets, styles):
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    cells = {name: xlsxwriter_format(book, style) for name, style in styles["cells"].items()}
    tones = {}
    for name, style in styles["tones"].items():
        fill = {"bg_color": "#" + style["fill"][2:]} if "fill" in style else {}
        tones[name] = book.add_format({"font_color": "#" + style["color"][2:], **fill})
    for model in sheets:
        sheet = book.add_worksheet(model["name"])
        if model["state"] != "visible":
            sheet.very_hidden() if hasattr(sheet, "very_hidden") else sheet.hide()
        sheet.hide_gridlines(2)
        for index, column in enumerate(model["columns"]):
            sheet.set_column(index, index, column["width"], None, {"hidden": column.get("hidden", False)})
        merged = {}
        for area in model["merges"]:
            merged[area.split(":")[0]] = area
        for number, row in enumerate(model["rows"]):
            sheet.set_row(number, row.get("height"), None, {"hidden": row.get("hidden", False)})
            for column, cell in row["cells"]:
                style, value = cells[cell["style"]], cell.get("value")
                if "formula" in cell:
                    sheet.write_formula(number, column - 1, "=" + cell["formula"], style, "" if value is None else value)
                elif isinstance(value, str) and value:
                    sheet.write_string(number, column - 1, value, style)
                elif isinstance(value, (int, float)):
                    sheet.write_number(number, column - 1, value, style)
                else:
                    sheet.write_blank(number, column - 1, None, style)
                area = merged.get(letters(column) + str(number + 1))
                if area:
                    sheet.merge_range(area, value or "", style)
        for rule in model["validations"]:
            check = {"list": "list", "custom": "custom", "textLength": "length"}[rule["type"]]
            options = {"validate": check, "error_title": rule["title"][:32], "error_message": rule["error"][:255]}
            if check == "length":
                options.update(criteria="<=", value=int(rule["formula"]))
            elif check == "list":
                options["source"] = rule["formula"].strip('"').split(",")
            else:
                options["value"] = "=" + rule["formula"]
            if rule.get("prompt"):
                options.update(input_title=rule["title"][:32], input_message=rule["prompt"][:255])
            sheet.data_validation(rule["range"], options)
        for rule in model["conditions"]:
            sheet.conditional_format(rule["range"], {"type": "formula", "criteria": "=" + rule["formula"], "format": tones[rule["tone"]]})
        sheet.set_landscape() if model["landscape"] else sheet.set_portrait()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.7)
        sheet.center_horizontally()
        sheet.set_footer(model["footer"])
        if "scale" in model:
            sheet.set_print_scale(model["scale"])
        if model["fitWidth"]:
            sheet.fit_to_pages(1, 0)
        if "freeze" in model:
            sheet.freeze_panes(model["freeze"]["rows"], model["freeze"]["columns"])
        sheet.set_h_pagebreaks(model["rowBreaks"])
        sheet.set_v_pagebreaks(model["columnBreaks"])
        sheet.protect("", {"format_columns": True, "format_rows": True})
        if model["input"]:
            book.define_name(model["input"]["name"], "=" + model["input"]["reference"])
    book.close()


def openpyxl_style(style):
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    font, at = style["font"], style.get("alignment")
    made = {"font": Font(name=font["name"], charset=font["charset"], size=font["size"], bold=font.get("bold", False), color=font.get("color"))}
    if at:
        made["alignment"] = Alignment(at["horizontal"], at["vertical"], wrap_text=True)
    if "border" in style:
        side = Side("thin", style["border"])
        made["border"] = Border(side, side, side, side)
    if "fill" in style:
        made["fill"] = PatternFill("solid", style["fill"])
    if style.get("text"):
        made["number_format"] = "@"
    if style.get("unlocked"):
        made["protection"] = Protection(locked=False)
    return made


def openpyxl_pack(path, sheets, styles):
    import openpyxl
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font, NamedStyle, PatternFill
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.pagebreak import Break, ColBreak, RowBreak

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, style in styles["cells"].items():
        book.add_named_style(NamedStyle("zj-" + name, **openpyxl_style(style)))
    for model in sheets:
        sheet = book.create_sheet(model["name"])
        sheet.sheet_state = model["state"]
        sheet.sheet_view.showGridLines = False
        for index, column in enumerate(model["columns"]):
            dimension = sheet.column_dimensions[letters(index + 1)]
            dimension.width, dimension.hidden = column["width"], column.get("hidden", False)
        # Style objects are looked up once per sheet and name, their ids shared by the cells.
        styled = {}
        for number, row in enumerate(model["rows"], 1):
            dimension = sheet.row_dimensions[number]
            dimension.height, dimension.hidden = row.get("height"), row.get("hidden", False)
            for column, source in row["cells"]:
                cell = sheet.cell(number, column)
                name = source["style"]
                if name in styled:
                    cell._style = styled[name]
                else:
                    cell.style = "zj-" + name
                    styled[name] = cell._style
                if "formula" in source:
                    cell.value = "=" + source["formula"]
                elif source.get("value") not in (None, ""):
                    cell.value = source["value"]
                    if isinstance(source["value"], str):
                        cell.data_type = "s"
        for area in model["merges"]:
            sheet.merge_cells(area)
        for rule in model["validations"]:
            check = DataValidation(rule["type"], rule["formula"], allow_blank=True, showErrorMessage=True, sqref=rule["range"])
            check.errorTitle, check.error = rule["title"][:32], rule["error"][:255]
            if rule["type"] == "textLength":
                check.operator = "lessThanOrEqual"
            if rule.get("prompt"):
                check.promptTitle, check.prompt, check.showInputMessage = rule["title"][:32], rule["prompt"][:255], True
            sheet.add_data_validation(check)
        for rule in model["conditions"]:
            tone = styles["tones"][rule["tone"]]
            fill = PatternFill("solid", bgColor=tone["fill"]) if "fill" in tone else None
            sheet.conditional_formatting.add(rule["range"], FormulaRule([rule["formula"]], font=Font(color=tone["color"]), fill=fill))
        sheet.page_setup.paperSize = 9
        sheet.page_setup.orientation = "landscape" if model["landscape"] else "portrait"
        if "scale" in model:
            sheet.page_setup.scale = model["scale"]
        if model["fitWidth"]:
            sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
            sheet.page_setup.fitToHeight = 0
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.7, 0.3, 0.3
        sheet.print_options.horizontalCentered = True
        sheet.oddFooter.center.text = model["footer"].replace("&", "")
        if "freeze" in model:
            sheet.freeze_panes = sheet.cell(model["freeze"]["rows"] + 1, model["freeze"]["columns"] + 1)
        sheet.row_breaks = RowBreak(brk=[Break(id=row) for row in model["rowBreaks"]])
        sheet.col_breaks = ColBreak(brk=[Break(id=column) for column in model["columnBreaks"]])
        sheet.protection.sheet = True
        if model["input"]:
            defined = DefinedName(model["input"]["name"], attr_text=model["input"]["reference"])
            names = book.defined_names
            names.add(defined) if hasattr(names, "add") else names.append(defined)
    book.save(path)


def openpyxl_import(path):
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    count = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                if value is not None:
                    count += 1
    book.close()
    return count


module, task, *rest = sys.argv[1:]
__import__(module)
meter = Meter()
if task == "pack":
    directory, *models = rest
    styles = json.load(open(os.path.join(os.path.dirname(models[0]), "styles.json"), encoding="utf8"))
    for index, model in enumerate(models):
        sheets = json.load(open(model, encoding="utf8"))
        with meter:
            {"xlsxwriter": xlsxwriter_pack, "openpyxl": openpyxl_pack}[module](os.path.join(directory, str(index) + ".xlsx"), sheets, styles)
else:
    for file in rest:
        with meter:
            if openpyxl_import(file) == 0:
                raise SystemExit("nothing was read")
meter.report()
