"""The one-page report of a comparison: one HTML file without scripts or requests.

>>> from analysis.report import ReportData, Setting, page, standard_figures    # doctest: +SKIP
>>> html = page(data, standard_figures(data))                                  # doctest: +SKIP
"""

from analysis.report.brief import brief
from analysis.report.data import ReportData, Setting
from analysis.report.page import page
from analysis.report.pictures import embed_figures, standard_figures
from analysis.statistics.accounts import Account

__all__ = ["Account", "ReportData", "Setting", "brief", "embed_figures", "page", "standard_figures"]
