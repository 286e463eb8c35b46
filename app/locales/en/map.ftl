### The map

map-heading = Map
map-intro = Products or enterprises by county, with the same figures in a list beside the map.
map-measure = Show
map-measure-products = Products
map-measure-enterprises = Enterprises
map-form = Form
map-form-tiles = Tile grid
map-form-outlines = Outlines
map-points = Show places
map-legend-none = None recorded
map-legend-range = { $from }–{ $to }
map-list-heading = Figures
map-list-caption = Products and enterprises by place
map-label = Sketch map of Henan
map-unit-label = { $name }: { $n }
map-keyboard = Use Tab to move from place to place and Enter to open one.
map-sketch = Sketch map; a map review number is required before public use
map-boundary = Lines are a sketch and prove neither borders nor rights
map-review-no = Map review number: { $number }
map-tiles-reason = No map review number is set, so public pages show the tile grid only.
map-source = Outlines: { $source }
map-places-source = Places: GeoNames (CC BY 4.0)
map-places-note = Points are seats or label points, shown to about 100 m; they do not prove that a product comes from there.
