//! The files of the register and their columns.

use super::table::Sheet;
use daodi::registry::DataSet;

macro_rules! sheets {
    ($($(#[$doc:meta])* $name:ident $file:literal [$($column:ident)*];)*) => {
        $($(#[$doc])* pub(super) static $name: Sheet = Sheet { file: $file, columns: &[$(stringify!($column)),*] };)*
    };
}

sheets! {
    /// Divisions: current, abolished, statistical.
    REGIONS "regions.csv" [code name_zh name_en parent_code level status note source];
    /// Key figures of the divisions' outlines.
    GEO_DIVISIONS "geo/henan_divisions.csv" [code name short pinyin level kind parent_code parent_name area_km2 area_mu
        label_lon label_lat seat_lon seat_lat min_lon min_lat max_lon max_lat parts holes vertices];
    /// Changes of names and codes.
    CHANGES "geo/henan_division_changes.csv" [old_code old_name old_parent new_code new_name new_parent effective
        document kind note];
    /// Places with a point.
    PLACES "geo/henan_places.csv" [code name lon lat precision source level county_code gcj_lon gcj_lat boundary_m];
    /// Townships.
    TOWNSHIPS "geo/henan_townships.csv" [code name kind county_code county_name statistical_zone lon lat precision source];
    /// The published plans.
    PLANS "plans.csv" [plan_id title_zh title_en document_no issuer_zh issued_on period status region_code seed_file];
    /// Their indicators and targets.
    INDICATORS "indicators.csv" [id region_code region domain indicator unit base_year base_value target_year target_value
        kind attribute note seed_file target_text plan_id section];
    /// The comparison of cities.
    COMPARISON "city_comparison.csv" [table city year indicator unit value value_kind note seed_file plan_id];
    /// Named programmes.
    PROGRAMMES "programmes.csv" [id region_code region name_zh topic section text_zh responsible_unit deadline
        named_products_or_enterprises seed_file plan_id];
    /// Products.
    PRODUCTS "products.csv" [id name_zh name_en aliases kind category prefecture counties protection_date announcement
        agi_no trademark_no standard area_text lon_min lon_max lat_min lat_max lon lat quality_traits applicant
        in_eu_agreement demo_zone notes source season_months umbrella];
    /// Enterprises.
    ENTERPRISES "enterprises.csv" [id name_zh uscc product_ids prefecture county address brand authorisation role notes
        source];
    /// Bases.
    BASES "bases.csv" [id enterprise_id product_id name_zh prefecture county township lon lat area_mu notes source];
    /// How sure each kind of field is.
    CERTAINTY "certainty.csv" [data_set field certainty note_zh note_en];
}

/// County-level units of today.
pub(super) const COUNTIES: usize = 157;

/// The outlines that ship with the register, and how many units each draws.
pub(super) const OUTLINES: &[(&str, usize)] = &[
    ("geo/henan_counties_full.geojson", COUNTIES),
    ("geo/henan_prefectures_full.geojson", 18),
    ("geo/henan_province_full.geojson", 1),
    ("geo/henan_counties_web350.geojson", COUNTIES),
    ("geo/henan_prefectures_web350.geojson", 18),
    ("geo/henan_province_web350.geojson", 1),
];

/// The list of the outlines' checksums, as `sha256sum` writes it; may be missing.
pub(super) const CHECKSUMS: &str = "geo/SHA256SUMS";

/// Every table in the order in which it is read, with the set it fills.
pub(super) static ALL: [(&Sheet, DataSet); 13] = [
    (&REGIONS, DataSet::Divisions),
    (&GEO_DIVISIONS, DataSet::Divisions),
    (&CHANGES, DataSet::DivisionChanges),
    (&PLACES, DataSet::Places),
    (&TOWNSHIPS, DataSet::Townships),
    (&PLANS, DataSet::Plans),
    (&INDICATORS, DataSet::Indicators),
    (&COMPARISON, DataSet::CityComparison),
    (&PROGRAMMES, DataSet::Programmes),
    (&PRODUCTS, DataSet::Products),
    (&ENTERPRISES, DataSet::Enterprises),
    (&BASES, DataSet::Bases),
    (&CERTAINTY, DataSet::Certainty),
];
