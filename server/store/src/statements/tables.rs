//! Every table and every reference between tables, for counting rows and for finding references that lead nowhere. A
//! test compares both lists with the schema.

use super::Statement;

/// Declares a statement for each table: `NAME.rows` counts its rows.
macro_rules! tables {
    ($($table:ident)*) => {
        /// How many rows each table has, in the order of the migrations.
        pub(crate) static TABLES: &[&Statement] = &[$(&Statement {
            name: concat!(stringify!($table), ".rows"),
            sql: concat!("SELECT COUNT(*) AS total FROM ", stringify!($table)),
            arity: 0,
            columns: &["total"],
            only: None,
        }),*];
    };
}

/// Declares a statement for each reference: the values that lead nowhere, at most a hundred. `a` is the table that
/// refers, `b` the one referred to.
macro_rules! references {
    ($($table:ident $column:ident => $target:ident $key:ident;)*) => {
        /// References that lead nowhere.
        pub(crate) static REFERENCES: &[&Statement] = &[$(&Statement {
            name: concat!(stringify!($table), ".", stringify!($column), ".", stringify!($target)),
            sql: concat!(
                "SELECT DISTINCT a.", stringify!($column), " AS value FROM ", stringify!($table), " a LEFT JOIN ",
                stringify!($target), " b ON b.", stringify!($key), " = a.", stringify!($column),
                " WHERE a.", stringify!($column), " IS NOT NULL AND b.", stringify!($key), " IS NULL ORDER BY value \
                 LIMIT 100"
            ),
            arity: 0,
            columns: &["value"],
            only: None,
        },)* &PROTECTION];
    };
}

/// The one reference of two columns.
static PROTECTION: Statement = Statement {
    name: "protection_announcement.product, protection.protection",
    sql: "SELECT DISTINCT a.product AS value FROM protection_announcement a LEFT JOIN protection b \
          ON b.product = a.product AND b.position = a.protection WHERE b.product IS NULL ORDER BY value LIMIT 100",
    arity: 0,
    columns: &["value"],
    only: None,
};

tables! {
    import_run register_state record_version field_edit field_certainty citation division division_change place township
    plan indicator city_figure programme product product_county protection announcement protection_announcement
    announcement_product enterprise enterprise_product base authorisation search_token boundary_set
    label_batch label_void label_first_scan label_device_day
    office account person password_history recovery_code login_session account_token enterprise_member enterprise_claim
    proposal message mail upload form_once job_lease audit log_entry log_pending log_sequence log_tile log_checkpoint
    audit_seal
    handling receipt_counter handover application application_step application_paper application_note application_word
    site_check
    ground ground_version grower plot
    announcement_filing announcement_item authorisation_change protection_step mark_use rectification
    trademark trademark_user
    demonstration calendar_year
}

references! {
    record_version import_id => import_run id;
    field_certainty import_id => import_run id;
    division parent => division code;
    division import_id => import_run id;
    division_change import_id => import_run id;
    place county => division code;
    place import_id => import_run id;
    township county => division code;
    township import_id => import_run id;
    plan region => division code;
    plan import_id => import_run id;
    indicator region => division code;
    indicator plan => plan id;
    indicator import_id => import_run id;
    city_figure plan => plan id;
    city_figure import_id => import_run id;
    programme region => division code;
    programme plan => plan id;
    programme import_id => import_run id;
    product prefecture => division code;
    product import_id => import_run id;
    product_county product => product slug;
    product_county county => division code;
    protection product => product slug;
    announcement import_id => import_run id;
    protection_announcement announcement => announcement id;
    announcement_product announcement => announcement id;
    announcement_product product => product slug;
    enterprise prefecture => division code;
    enterprise county => division code;
    enterprise import_id => import_run id;
    enterprise_product enterprise => enterprise id;
    enterprise_product product => product slug;
    base enterprise => enterprise id;
    base product => product slug;
    base prefecture => division code;
    base county => division code;
    base import_id => import_run id;
    authorisation enterprise => enterprise id;
    authorisation product => product slug;
    authorisation announcement => announcement id;
    authorisation import_id => import_run id;
    label_batch enterprise => enterprise id;
    label_batch product => product slug;
    label_batch base => base id;
    office code => division code;
    office parent => office code;
    account office => office code;
    person account => account id;
    password_history account => account id;
    recovery_code account => account id;
    login_session account => account id;
    account_token account => account id;
    enterprise_member enterprise => enterprise id;
    enterprise_member account => account id;
    enterprise_claim account => account id;
    enterprise_claim enterprise => enterprise id;
    enterprise_claim county => division code;
    enterprise_claim prefecture => division code;
    enterprise_claim decided_by => account id;
    proposal account => account id;
    proposal office => office code;
    proposal proposed_by => account id;
    proposal decided_by => account id;
    message account => account id;
    mail account => account id;
    upload owner => account id;
    log_pending entry => log_entry id;
    log_sequence entry => log_entry id;
    handling product => product slug;
    handling office => office code;
    handover made_by => account id;
    handover password_by => account id;
    application enterprise => enterprise id;
    application product => product slug;
    application office => office code;
    application county => division code;
    application prefecture => division code;
    application made_by => account id;
    application assigned => account id;
    application opinion_by => account id;
    application city_by => account id;
    application proposed_by => account id;
    application approved_by => account id;
    application handover => handover id;
    application_step application => application id;
    application_step account => account id;
    application_step office => office code;
    application_paper upload => upload id;
    application_paper application => application id;
    application_note application => application id;
    application_note account => account id;
    application_word application => application id;
    application_word account => account id;
    site_check application => application id;
    site_check first => account id;
    site_check second => account id;
    ground enterprise => enterprise id;
    ground product => product slug;
    ground prefecture => division code;
    ground county => division code;
    ground_version ground => ground id;
    ground_version upload => upload id;
    ground_version declared_by => account id;
    ground_version decided_by => account id;
    grower prefecture => division code;
    grower county => division code;
    grower enterprise => enterprise id;
    grower office => office code;
    grower entered_by => account id;
    grower erase_asked_by => account id;
    grower erased_by => account id;
    plot grower => grower id;
    plot product => product slug;
    plot ended_by => account id;
    announcement_filing made_by => account id;
    announcement_filing proposed_by => account id;
    announcement_filing decided_by => account id;
    announcement_filing announcement => announcement id;
    announcement_item filing => announcement_filing id;
    announcement_item chosen_product => product slug;
    announcement_item chosen_enterprise => enterprise id;
    authorisation_change authorisation => authorisation id;
    authorisation_change announcement => announcement id;
    protection_step product => product slug;
    protection_step announcement => announcement id;
    mark_use authorisation => authorisation id;
    mark_use recorded_by => account id;
    rectification authorisation => authorisation id;
    rectification office => office code;
    rectification ordered_by => account id;
    rectification reported_by => account id;
    rectification returned_by => account id;
    rectification ended_by => account id;
    trademark account => account id;
    trademark product => product slug;
    trademark tied_by => account id;
    trademark_user trademark => trademark id;
    trademark_user declared_by => account id;
    trademark_user confirmed_by => account id;
    trademark_user ended_by => account id;
}
