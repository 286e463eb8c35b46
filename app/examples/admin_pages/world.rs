//! The register, the site and the reader that sample pages are drawn for.

use super::samples::Sample;
use app::cx::{Cx, Display, Site, Viewer};
use app::locale::Locale;
use daodi::division::{Division, DivisionLevel, DivisionStatus};
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::Role;
use daodi::registry::{Enterprise, Register, RegisterRows};
use jiff::civil::Date;
use std::io;
use std::sync::Arc;

/// What all sample pages share.
pub(crate) struct World {
    register: Arc<Register>,
    site: Arc<Site>,
}

impl World {
    /// Reads the divisions of the seed data; `css` is the address of the style sheet.
    ///
    /// # Errors
    /// Where the seed data cannot be read.
    pub(crate) fn read(css: &str) -> io::Result<Self> {
        let rows = RegisterRows { divisions: divisions()?, enterprises: enterprises(), ..RegisterRows::default() };
        let register = Register::new(1, rows, Vec::new()).of_day("2026-11-20".to_owned());
        let site = Site {
            public_url: "https://gi.henan.example".to_owned(),
            operator: "河南省知识产权局（样例）".to_owned(),
            contact: "0371-00000000".to_owned(),
            icp_no: String::new(),
            police_no: String::new(),
            label_host: "gi.henan.example".to_owned(),
            css: css.to_owned(),
            client: None,
            map: None,
            dev: false,
        };
        Ok(Self { register: Arc::new(register), site: Arc::new(site) })
    }

    /// What a sample page is given.
    pub(crate) fn cx(&self, locale: Locale, display: Display, sample: &Sample) -> Cx {
        Cx {
            locale,
            path: sample.path.to_owned(),
            register: Arc::clone(&self.register),
            site: Arc::clone(&self.site),
            display,
            today: Date::constant(2026, 11, 20),
            viewer: sample.role.map(viewer),
        }
    }
}

/// Somebody with a role, as who samples know them.
fn viewer(role: Role) -> Viewer {
    let login = match role {
        Role::SystemAdmin => "sun.li",
        Role::SecurityAdmin => "zhou.min",
        Role::AuditAdmin => "wu.gang",
        _ => "auditor.he",
    };
    Viewer { account: format!("id-{login}"), login: login.to_owned(), role: Some(role), office: None, unread: 2 }
}

fn divisions() -> io::Result<Vec<Division>> {
    let file = format!("{}/../data/henan/regions.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(file)?;
    let mut divisions = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let (Ok(code), Some(level), Some(status)) =
            (DivisionCode::parse(&cell(0)), DivisionLevel::from_code(&cell(4)), DivisionStatus::from_code(&cell(5)))
        else {
            continue;
        };
        divisions.push(Division {
            code,
            name: cell(1),
            short: cell(1),
            name_en: cell(2),
            parent: DivisionCode::parse(&cell(3)).ok(),
            level,
            status,
            area_m2: None,
            label_point: None,
            seat: None,
            note: None,
            source: cell(7),
        });
    }
    Ok(divisions)
}

/// Two fictional firms.
fn enterprises() -> Vec<Enterprise> {
    [("demo-tea", "演示茶业专业合作社", "411502"), ("demo-yam", "演示怀药种植有限公司", "410825")]
        .into_iter()
        .filter_map(|(id, name, county)| {
            let county = DivisionCode::parse(county).ok()?;
            Some(Enterprise {
                id: Slug::parse(id).ok()?,
                name: name.to_owned(),
                uscc: None,
                products: Vec::new(),
                prefecture: Some(county.prefecture()),
                county: Some(county),
                address: None,
                brands: Vec::new(),
                authorisation_text: None,
                role: String::new(),
                notes: None,
                sources: Vec::new(),
            })
        })
        .collect()
}
