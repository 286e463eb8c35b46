//! The register's tables: what an import brings.

use super::{Bulk, Statement, children, table};

table!(division key(code)
    set(name, short, name_en, parent, level, status, area_m2, label_lon, label_lat, seat_lon, seat_lat, note,
        source));
table!(division_change key(old_code, old_name, new_code, new_name)
    set(old_parent, new_parent, effective, document, kind, note));
table!(place key(county, name, point_precision) set(code, lon, lat, boundary_m, source));
table!(township key(code) set(name, kind, county, statistical_zone, lon, lat, point_source));

table!(plan key(id)
    set(title, title_en, document_no, issuer, issued_on, period_from, period_to, status, region));
table!(indicator key(id)
    set(region, domain, name, unit, base_year, base_value, target_year, target_value, target_text, kind, attribute, note,
        plan, section));
table!(city_figure key(plan, sheet, city, year, indicator, unit, kind) set(value, note));
table!(programme key(id) set(region, name, topic, section, text, responsible, deadline, names, plan));

table!(product key(slug)
    set(name, name_en, aliases, category, umbrella, prefecture, first_protected, area_documents, area_text, box_lon_min,
        box_lon_max, box_lat_min, box_lat_max, lon, lat, standard, applicant, quality_traits, eu_agreement, demo_zone,
        season_months, notes, demo)
    only "NOT demo"
    unless "NOT product.demo");
children!(product_county owner(product) set(county, position) order("position")
    carried("SELECT slug FROM product WHERE import_id = $1"));
children!(protection owner(product) set(position, track, number, holder, converted) order("position")
    carried("SELECT slug FROM product WHERE import_id = $1"));
children!(protection_announcement owner(product) set(protection, announcement, position) order("protection, position")
    carried("SELECT slug FROM product WHERE import_id = $1"));

table!(announcement key(id) set(issuer, year, number, date, kind, text) only "import_id IS NOT NULL");
children!(announcement_product owner(announcement) set(product, position) order("position")
    carried("SELECT id FROM announcement WHERE import_id = $1"));

table!(enterprise key(id)
    set(name, uscc, prefecture, county, address, brands, authorisation_text, role, notes, demo)
    only "NOT demo"
    unless "NOT enterprise.demo");
children!(enterprise_product owner(enterprise) set(product, position) order("position")
    carried("SELECT id FROM enterprise WHERE import_id = $1"));

table!(base key(id)
    set(enterprise, product, name, prefecture, county, township, area_mu_hundredths, notes, demo)
    only "NOT demo"
    unless "NOT base.demo");
table!(authorisation key(id) set(enterprise, product, track, from_date, until_date, state, basis, announcement, application, download_opened,
        last_use, term_end, version, demo)
    only "NOT demo"
    unless "NOT authorisation.demo");
table!(field_certainty key(data_set, field) set(certainty, note_zh, note_en));

pub(super) fn statements() -> Vec<&'static Statement> {
    [
        division::STATEMENTS,
        division_change::STATEMENTS,
        place::STATEMENTS,
        township::STATEMENTS,
        plan::STATEMENTS,
        indicator::STATEMENTS,
        city_figure::STATEMENTS,
        programme::STATEMENTS,
        product::STATEMENTS,
        product_county::STATEMENTS,
        protection::STATEMENTS,
        protection_announcement::STATEMENTS,
        announcement::STATEMENTS,
        announcement_product::STATEMENTS,
        enterprise::STATEMENTS,
        enterprise_product::STATEMENTS,
        base::STATEMENTS,
        authorisation::STATEMENTS,
        field_certainty::STATEMENTS,
    ]
    .concat()
}

pub(super) fn bulks() -> Vec<&'static Bulk> {
    vec![
        &division::UPSERT,
        &division_change::UPSERT,
        &place::UPSERT,
        &township::UPSERT,
        &plan::UPSERT,
        &indicator::UPSERT,
        &city_figure::UPSERT,
        &programme::UPSERT,
        &product::UPSERT,
        &product_county::INSERT,
        &protection::INSERT,
        &protection_announcement::INSERT,
        &announcement::UPSERT,
        &announcement_product::INSERT,
        &enterprise::UPSERT,
        &enterprise_product::INSERT,
        &base::UPSERT,
        &authorisation::UPSERT,
        &field_certainty::UPSERT,
    ]
}
