### Statistics, plans, indicators, programmes

statistics-heading = Statistics
statistics-intro = Two kinds of figure, kept apart: what this register holds, and what published plans state. A plan’s figure is not a count of this register.
statistics-register-heading = What the register holds
statistics-register-explain = Counted from the records entered; incomplete, and not the province’s total.
statistics-scale-note = For scale: reports give Henan 121 protected products in May 2025, and announcement no. 646 later added 120.
statistics-by-category = By category
statistics-by-prefecture = By prefecture
statistics-by-track = By right
statistics-by-year = By year of the first right
statistics-undated = Undated
statistics-fill-heading = How complete the fields are
statistics-fill-of = { $n } of { $all }
statistics-several = A product may have several rights, so the parts add up to more than the whole.
plan-list-heading = Plans
plan-document-no = Document no.
plan-document-no-none = No document number stated
plan-issuer = Issued by
plan-period = Period
plan-period-value = { $year_from }–{ $year_to }
plan-status = Status
plan-section = Section
indicator-heading = Plan indicators
indicator-explain = Base and target values are the plan’s own; this register does not judge them.
indicator-name = Indicator
indicator-region = Place
indicator-base = Base
indicator-target = Target
indicator-year-value = { $year }: { $value }
indicator-count =
    { $n ->
        [one] 1 indicator
       *[other] { $n } indicators
    }
indicator-contradiction = Where a plan contradicts itself, both figures are kept, with a note.
programme-responsible = Responsible
programme-deadline = Deadline
programme-names = Products and enterprises named
comparison-heading = Comparison of cities
comparison-explain = From tables 1 to 5 of the Zhengzhou plan, a draft for comments; its figures may have changed.
comparison-table = Zhengzhou draft plan, { $table }
comparison-city = City
