### The map

map-heading = 地图
map-intro = 按县（市、区）查看产品或企业的数量。地图旁有同样内容的列表。
map-measure = 显示
map-measure-products = 产品数
map-measure-enterprises = 企业数
map-form = 形式
map-form-tiles = 方格图
map-form-outlines = 轮廓图
map-points = 显示地点
map-legend-none = 无记录
map-legend-range = { $from }–{ $to }
map-list-heading = 数据列表
map-list-caption = 各地产品数和企业数
map-label = 河南省示意图
map-unit-label = { $name }：{ $n }
map-keyboard = 用 Tab 键逐个选择地区，按回车键打开。
map-sketch = 示意图，公开使用前须取得审图号
map-boundary = 本图界线为示意，不作为划界和权属依据
map-review-no = 审图号：{ $number }
map-tiles-reason = 尚未填写审图号，因此公开页面只显示方格图。
map-source = 界线来源：{ $source }
map-places-source = 地点：GeoNames（CC BY 4.0）
map-places-note = 地点坐标为驻地或标注点，公开时保留到约100米，不能证明某产品产于该处。
