"""Works on a workbook in LibreOffice as a person does, for tests. Arguments: source, target, scratch directory, steps (JSON file).

A step is a list, its first item the verb:
  ["type", sheet, cell, text]      goes there and types: blanks, dates, formulas and the lock are LibreOffice's business
  ["say", sheet, cell, text]       puts a text there, line breaks included
  ["force", sheet, cell, text]     writes past the lock, which the programming interface does not heed
  ["unprotect" | "delete", sheet, …]
  ["insert-rows", sheet, before, count], ["insert-columns", sheet, before, count], ["delete-rows", sheet, first, count]
  ["sort", sheet, range, column]   ascending
  ["rename", sheet, name], ["copy", sheet, name]
  ["expect", sheet, cell, text]    fails unless the cell shows that
  ["locked", sheet, cell, true | false]
"""
import json
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

source, target, scratch, steps = sys.argv[1:5]


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            return resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
        except Exception:  # not up yet
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not come up within a minute")


def work(context):
    create = context.ServiceManager.createInstanceWithContext
    desktop = create("com.sun.star.frame.Desktop", context)
    dispatcher = create("com.sun.star.frame.DispatchHelper", context)
    # Not hidden: the dialog with which LibreOffice refuses a locked cell crashes a hidden document.
    book = desktop.loadComponentFromURL("file://" + source, "_blank", 0, ())
    controller = book.getCurrentController()

    def dispatch(command, name, value):
        dispatcher.executeDispatch(controller.getFrame(), ".uno:" + command, "", 0, (prop(name, value),))

    for verb, name, *rest in json.load(open(steps, encoding="utf8")):
        sheet = book.Sheets.getByName(name)
        if verb == "type":
            controller.setActiveSheet(sheet)
            dispatch("GoToCell", "ToPoint", rest[0])
            dispatch("EnterString", "StringName", rest[1])
        elif verb in ("say", "force"):
            sheet.getCellRangeByName(rest[0]).setString(rest[1])
        elif verb == "unprotect":
            sheet.unprotect("")
        elif verb == "insert-rows":
            sheet.Rows.insertByIndex(rest[0] - 1, rest[1])
        elif verb == "delete-rows":
            sheet.Rows.removeByIndex(rest[0] - 1, rest[1])
        elif verb == "insert-columns":
            sheet.Columns.insertByIndex(rest[0] - 1, rest[1])
        elif verb == "sort":
            field = uno.createUnoStruct("com.sun.star.table.TableSortField")
            field.Field, field.IsAscending = rest[1], True
            fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
            sheet.getCellRangeByName(rest[0]).sort((prop("SortFields", fields), prop("ContainsHeader", False)))
        elif verb == "rename":
            sheet.setName(rest[0])
        elif verb == "copy":
            book.Sheets.copyByName(name, rest[0], book.Sheets.Count)
        elif verb == "delete":
            book.Sheets.removeByName(name)
        elif verb == "expect":
            shown = sheet.getCellRangeByName(rest[0]).getString()
            assert shown == rest[1], (rest[0], shown, rest[1])
        elif verb == "locked":
            locked = sheet.isProtected() and sheet.getCellRangeByName(rest[0]).CellProtection.IsLocked
            assert locked == rest[1], (rest[0], locked, rest[1])
        else:
            raise SystemExit("unknown step " + verb)
    book.storeToURL("file://" + target, (prop("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)
    desktop.terminate()


pipe = "zhengji" + str(time.time_ns())
office = subprocess.Popen(
    ["soffice", "-env:UserInstallation=file://" + scratch + "/profile", "--headless", "--norestore", "--nologo", "--accept=pipe,name=" + pipe + ";urp;"]
)
try:
    work(connect(pipe))
finally:
    try:
        office.wait(20)
    except subprocess.TimeoutExpired:
        office.kill()
