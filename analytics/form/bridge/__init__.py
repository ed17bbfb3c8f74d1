"""Vì sao: why a share rose or fell between two months, in two sentences, a chart and a table.

Whatever is read here is in hundredths of a point and adds up as printed: the last share less the
first is the sum of the parts. The exact fractions are in `meaning.bridge`.
"""
