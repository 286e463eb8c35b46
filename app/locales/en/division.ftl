### Divisions

division-list-heading = Places
division-list-intro = Henan’s 17 prefecture-level cities and Jiyuan: products, enterprises, bases and plan figures by prefecture and county.
division-tiles-label = Products by prefecture
division-tiles-note = Squares show roughly where each prefecture lies; they show no border and no size.
division-tile =
    { $n ->
        [one] { $name }, 1 product
       *[other] { $name }, { $n } products
    }
division-code = Division code
division-parent = Part of
division-area = Area
division-area-explain = Computed on the ellipsoid from the sketched outline; not the official figure.
division-counties-heading = Counties
division-zones-heading = Zones for statistics
division-zones-explain = These codes serve statistics; they are not administrative divisions.
division-products-heading = Products
division-products-none = No product of this place is recorded.
division-enterprises-heading = Enterprises and organisations
division-enterprises-none = No enterprise of this place is recorded.
division-bases-heading = Bases
division-bases-none = No base of this place is recorded.
division-indicators-heading = Figures in the plans
division-programmes-heading = Programmes and tasks
division-changes-heading = Changes
division-changes-explain = Old announcements use the names of their day; search takes both.
division-change-from-to = { $old } → { $new }
division-abolished = { $name } no longer exists; it is now { $new }.
division-jiyuan = Jiyuan is run by the province and listed among the prefectures.
division-column-products = Products
division-column-enterprises = Enterprises
division-column-bases = Bases
division-province-plans = Indicators and tasks of the plans for the whole province
