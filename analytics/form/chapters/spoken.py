"""What a chief asks in plain words, and the page whose headline answers it: read by the search."""

from analytics.document import Chapter
from analytics.form.chapters.about_data import ABOUT_DATA
from analytics.form.chapters.dictionary import DICTIONARY
from analytics.form.chapters.eid import EID
from analytics.form.chapters.id_cards import ID_CARDS
from analytics.form.chapters.overview import OVERVIEW
from analytics.form.chapters.plan import PLAN
from analytics.form.chapters.population import POPULATION
from analytics.form.chapters.progress import PROGRESS
from analytics.form.chapters.report import REPORT
from analytics.form.chapters.settings import SETTINGS
from analytics.form.chapters.stage import STAGE
from analytics.form.chapters.villages import VILLAGES
from analytics.form.due.panels import DUE
from analytics.words.text import Text

SPOKEN: tuple[tuple[Chapter, tuple[Text, ...]], ...] = (
    (
        OVERVIEW,
        (
            Text("Hôm nay giao việc gì, cho ai?"),
            Text("Chỗ nào còn thiếu nhiều người nhất?"),
            Text("Chỉ tiêu nào trễ hạn, chậm, chưa đạt?"),
            Text("Tình hình chung hiện nay thế nào?"),
        ),
    ),
    (
        PROGRESS,
        (
            Text("Bao giờ, khi nào đạt chỉ tiêu?"),
            Text("Chỉ tiêu có kịp hạn không?"),
            Text("Vì sao tỷ lệ tăng, giảm?"),
        ),
    ),
    (
        VILLAGES,
        (
            Text("Thôn nào trễ hạn, không kịp hạn, chậm?"),
            Text("Thôn nào còn thiếu, yếu, thấp, kém nhất?"),
            Text("Thôn nào cần hỗ trợ, cần đến trước?"),
            Text("Thôn nào làm tốt nhất, đã đạt?"),
        ),
    ),
    (
        PLAN,
        (
            Text("Tháng tới đi lưu động thôn nào, ngày nào?"),
            Text("Cần bao nhiêu buổi lưu động?"),
            Text("Thêm buổi thì được thêm bao nhiêu người?"),
        ),
    ),
    (
        POPULATION,
        (
            Text("Xã có bao nhiêu người, bao nhiêu dân?"),
            Text("Ai đi vắng, bao nhiêu người vắng?"),
            Text("Dân tăng hay giảm?"),
        ),
    ),
    (
        ID_CARDS,
        (
            Text("Ai chưa có thẻ, chưa làm căn cước?"),
            Text("Bao nhiêu người chưa có thẻ, thẻ hết hạn?"),
        ),
    ),
    (
        EID,
        (
            Text("Ai chưa có, chưa kích hoạt định danh?"),
            Text("Bao nhiêu người chưa kích hoạt định danh, đang vướng bước nào?"),
        ),
    ),
    (
        DUE,
        (
            Text("Ai sắp đến hạn, sắp hết hạn thẻ?"),
            Text("Bao nhiêu em sắp đủ 14 tuổi?"),
        ),
    ),
    (STAGE, (Text("Họp thì chiếu gì, nói gì, đề nghị gì?"),)),
    (
        REPORT,
        (
            Text("Làm, in báo cáo tháng ở đâu?"),
            Text("Chốt số thế nào?"),
        ),
    ),
    (DICTIONARY, (Text("Chỉ số này nghĩa là gì, tính thế nào?"),)),
    (
        ABOUT_DATA,
        (
            Text("Số liệu lấy từ đâu, có đúng không, có thật không?"),
            Text("Dự báo có đúng không, tin được không?"),
        ),
    ),
    (
        SETTINGS,
        (
            Text("Đặt, sửa chỉ tiêu ở đâu?"),
            Text("Sửa số cán bộ, số máy ở đâu?"),
        ),
    ),
)
