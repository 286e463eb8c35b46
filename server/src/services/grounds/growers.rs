//! Growers: entered by a co-operative or an office that does a county's work, masked for everyone, seen in full with a reason
//! on record, erased by two.

use super::GroundService;
use crate::keys;
use crate::secrets::KeyPart;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::form::{Fault, FieldFault};
use daodi::ground::{Grower, GrowerPlace, GrowerProblem, GrowerRow, Plot, ShapeSource, read_growers, read_shape};
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::{Capability, Object, PageOf, Principal, Role, capability::decide, masking};
use daodi::ports::{CardFacts, Grounds, GrowerQuery, GrowerReach, GrowerRecord, Trail};
use daodi::registry::Register;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Growers who are read at a time to find whom a table names again.
const KEPT_AT_ONCE: i64 = 500;

/// Characters of a card's code.
pub const CARD_LENGTH: usize = 16;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What is typed of one grower and their plot.
#[derive(Clone, Debug, Default)]
pub struct NewGrower {
    /// Name.
    pub name: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Village and group.
    pub village: String,
    /// Slug of the product.
    pub product: String,
    /// Year.
    pub year: String,
    /// Area in 亩; may be empty where corners are given.
    pub area: String,
    /// Corners of the plot, one a line; may be empty.
    pub corners: String,
    /// Code of the corners' datum.
    pub datum: String,
    /// Code of the county.
    pub county: String,
}

/// A grower's values in the clear, or masked.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// Name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// Village.
    pub village: String,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opened(..)")
    }
}

/// What came of a table of growers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// How many growers are new.
    pub new: usize,
    /// How many were there before and were not entered again.
    pub before: usize,
    /// The rows that name those: the line of the file, and the grower's id.
    pub known: BTreeMap<usize, String>,
}

/// Whose growers somebody reaches: a producer's enterprises', an officer's place's.
///
/// # Errors
/// [`Refused`] for everyone else.
pub fn reach_of(who: &Principal) -> Result<GrowerReach, Refused> {
    match (who.role, who.office_code()) {
        (Role::Producer, _) => Ok(GrowerReach::Member(who.account.clone())),
        (_, Some(code)) => Ok(GrowerReach::Office(code)),
        _ => Err(Refused::Missing),
    }
}

/// Reads a table of growers (CSV, UTF-8): the rows, or every row that is not in order.
///
/// # Errors
/// The problems by line.
pub fn read_table(bytes: &[u8], register: &Register, this_year: i16) -> Result<Vec<GrowerRow>, Vec<GrowerProblem>> {
    let lines = crate::import::csv_lines(bytes)
        .map_err(|line| vec![GrowerProblem { line, fault: daodi::ground::GrowerFault::Cells }])?;
    let product = |name: &str| {
        let by_slug = register.product(name).map(|product| product.slug.to_string());
        let by_name = || {
            let mut named = register.rows().products.iter().filter(|p| p.name == name);
            // Of two products of one name neither is meant more than the other.
            named.next().filter(|_| named.next().is_none()).map(|p| p.slug.to_string())
        };
        by_slug.or_else(by_name)
    };
    read_growers(&lines, product, this_year)
}

impl GroundService {
    /// For whom somebody enters growers: one of their enterprises, or their office.
    ///
    /// # Errors
    /// [`Refused::Missing`] where it is another's.
    pub fn entering(&self, who: &Principal, enterprise: &str) -> Result<GrowerPlace, Refused> {
        let now = self.accounts.clock.micros();
        if who.role == Role::Producer {
            let of = Object::Enterprise(enterprise);
            decide(Some(who), Capability::OwnGrowers, of, now).map_err(|_| Refused::Missing)?;
            return Ok(GrowerPlace::Enterprise(enterprise.to_owned()));
        }
        decide(Some(who), Capability::EnterGrowers, Object::None, now)?;
        who.office_code().map(GrowerPlace::Office).ok_or(Refused::Missing)
    }

    /// Enters one grower with a plot and gives their id.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn enter_one(
        &self,
        who: &Principal,
        register: &Register,
        by: GrowerPlace,
        typed: &NewGrower,
        acting: &Acting,
    ) -> Result<String, Refused> {
        let mut faults = Vec::new();
        let place = self.place(register, &by, &typed.county).map_err(|fault| faults.push(fault)).ok();
        let shape = match plot_shape(typed) {
            Ok(shape) => shape,
            Err(fault) => {
                faults.push(fault);
                None
            }
        };
        // Where corners are given they say how large the plot is.
        let measured = shape.as_ref().map(|(_, area)| area.clone());
        let area = measured.as_deref().unwrap_or(&typed.area);
        if register.product(&typed.product).is_none() {
            let fault = if typed.product.is_empty() { Fault::Missing } else { Fault::Unknown };
            faults.push(FieldFault::new("product", fault));
        }
        let this_year = self.accounts.clock.today().year();
        let person = (typed.name.as_str(), typed.phone.as_str(), typed.village.as_str());
        let row = match GrowerRow::read(person, (&typed.product, &typed.year, area), this_year) {
            Ok(row) => Some(row),
            Err(wrong) => {
                faults.extend(wrong.into_iter().map(|(field, fault)| FieldFault::new(field_of(field), fault)));
                None
            }
        };
        let (Some(row), Some(place), true) = (row, place, faults.is_empty()) else {
            return Err(Refused::Faults(faults));
        };
        let (grower, lookup) = self.grower(&by, place, &row, shape.map(|(text, _)| text))?;
        let mut act = acting.act(self.accounts.clock, Action::GrowerEnter, ObjectKind::Grower, &grower.id);
        act.on_behalf = on_behalf(&by);
        act.after = Some(state_of(&grower));
        let id = grower.id.clone();
        self.store.insert_growers(&[(grower, Some(lookup))], &who.account, &act).await?;
        Ok(id)
    }

    /// What would come of a table. Nothing is written.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn look_at(
        &self,
        register: &Register,
        (by, county): (&GrowerPlace, &str),
        rows: &[GrowerRow],
    ) -> Result<Entered, Refused> {
        let (county, _) = self.place(register, by, county).map_err(|fault| Refused::Faults(vec![fault]))?;
        let known = self.known(by, county, rows).await?;
        let person = |row: &GrowerRow| (row.name.clone(), row.phone.clone(), row.village.clone());
        let new: BTreeSet<_> = rows.iter().filter(|row| !known.contains_key(&row.line)).map(person).collect();
        let before = known.values().collect::<BTreeSet<_>>().len();
        Ok(Entered { new: new.len(), before, known })
    }

    /// The rows of a table whose grower the same keeper has entered before in the same county, by their lines: of the same
    /// name, telephone number and village. Names are compared by their keyed hashes, and only where those agree is
    /// anything opened; without this, a list that is sent again would enter everybody twice.
    async fn known(
        &self,
        by: &GrowerPlace,
        county: DivisionCode,
        rows: &[GrowerRow],
    ) -> Result<BTreeMap<usize, String>, Refused> {
        let vault = self.accounts.vault();
        let mut named: HashMap<String, Vec<&GrowerRow>> = HashMap::new();
        for row in rows {
            for hash in vault.lookups("grower name", &row.name) {
                named.entry(hash).or_default().push(row);
            }
        }
        let mut known = BTreeMap::new();
        let mut after = String::new();
        loop {
            let kept = self.store.growers_kept(by, county, &after, KEPT_AT_ONCE).await?;
            let Some((last, _)) = kept.last() else { return Ok(known) };
            after.clone_from(&last.id);
            for (grower, hash) in &kept {
                let Some(rows) = hash.as_ref().and_then(|hash| named.get(hash)) else { continue };
                let open = self.opened(grower)?;
                let same = |row: &&&GrowerRow| {
                    (&row.name, &row.phone, &row.village) == (&open.name, &open.phone, &open.village)
                };
                for row in rows.iter().filter(same) {
                    known.entry(row.line).or_insert_with(|| grower.id.clone());
                }
            }
        }
    }

    /// Enters every grower of a table who was not entered before, or none. One act stands for all; where nobody is new
    /// there is none.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn enter_all(
        &self,
        who: &Principal,
        register: &Register,
        (by, county): (GrowerPlace, &str),
        rows: &[GrowerRow],
        acting: &Acting,
    ) -> Result<Entered, Refused> {
        let place = self.place(register, &by, county).map_err(|fault| Refused::Faults(vec![fault]))?;
        let entered = self.look_at(register, (&by, county), rows).await?;
        if entered.new == 0 {
            return Ok(entered);
        }
        // Rows of one person are their plots.
        let mut people: Vec<(Grower, Option<String>, &GrowerRow)> = Vec::new();
        for row in rows.iter().filter(|row| !entered.known.contains_key(&row.line)) {
            let same = |(_, _, first): &&mut (Grower, Option<String>, &GrowerRow)| {
                (&first.name, &first.phone, &first.village) == (&row.name, &row.phone, &row.village)
            };
            match people.iter_mut().find(same) {
                Some((grower, ..)) => grower.plots.push(self.plot(row, None)?),
                None => {
                    let (grower, lookup) = self.grower(&by, place, row, None)?;
                    people.push((grower, Some(lookup), row));
                }
            }
        }
        let batch = self.accounts.clock.id();
        let mut act = acting.act(self.accounts.clock, Action::GrowerEnter, ObjectKind::Grower, &batch);
        act.on_behalf = on_behalf(&by);
        act.reason = Some(format!("n={}", people.len()));
        let each: Vec<String> = people.iter().map(|(grower, ..)| state_of(grower)).collect();
        act.after = Some(fingerprint(batch.as_bytes(), &each.join("\n")));
        let people: Vec<_> = people.into_iter().map(|(grower, lookup, _)| (grower, lookup)).collect();
        self.store.insert_growers(&people, &who.account, &act).await?;
        Ok(entered)
    }

    /// Where growers live who are entered: an office enters those of its own county.
    fn place(
        &self,
        register: &Register,
        by: &GrowerPlace,
        county: &str,
    ) -> Result<(DivisionCode, DivisionCode), FieldFault> {
        let typed = match by {
            GrowerPlace::Office(code) => code.to_string(),
            GrowerPlace::Enterprise(_) => county.to_owned(),
        };
        let (county, prefecture) = crate::services::accounts::read_place(register, &typed)
            .map_err(|fault| FieldFault::new("county", fault))?;
        Ok((county.unwrap_or(prefecture), prefecture))
    }

    fn grower(
        &self,
        by: &GrowerPlace,
        (county, prefecture): (DivisionCode, DivisionCode),
        row: &GrowerRow,
        shape: Option<String>,
    ) -> Result<(Grower, String), Refused> {
        let id = self.accounts.clock.id();
        let part = KeyPart::new()?;
        let vault = self.accounts.vault();
        let seal = |field: &str, value: &str| -> Result<Option<String>, Refused> {
            if value.is_empty() { Ok(None) } else { Ok(Some(vault.seal(&id, field, &part, value)?)) }
        };
        let shape = match shape {
            Some(shape) => seal("plot", &shape)?,
            None => None,
        };
        let grower = Grower {
            key_part: Some(part.text().expose().to_owned()),
            name: seal("name", &row.name)?,
            phone: seal("phone", &row.phone)?,
            village: seal("village", &row.village)?,
            prefecture,
            county,
            by: by.clone(),
            card: card_code()?,
            made_at: self.accounts.clock.micros(),
            erased_at: None,
            erase_asked_by: None,
            erase_reason: None,
            version: 1,
            plots: vec![self.plot(row, shape)?],
            id: id.clone(),
        };
        Ok((grower, vault.lookup("grower name", &row.name)))
    }

    pub(super) fn plot(&self, row: &GrowerRow, geometry: Option<String>) -> Result<Plot, Refused> {
        Ok(Plot {
            id: self.accounts.clock.id(),
            product: Slug::parse(&row.product).map_err(|_| Refused::field("product", Fault::Unknown))?,
            year: row.year,
            area_mu_hundredths: row.area_mu_hundredths,
            geometry,
            ended: None,
        })
    }

    /// Growers within reach; `q` is the beginning of a card's code or a whole name.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn growers(
        &self,
        who: &Principal,
        q: &str,
        mut query: GrowerQuery,
    ) -> Result<PageOf<(GrowerRecord, Opened)>, Refused> {
        let q = q.trim();
        let is_card = q.len() >= 4 && q.bytes().all(|b| b.is_ascii_alphanumeric());
        if is_card {
            query.card = q.to_owned();
        } else if !q.is_empty() {
            query.names = self.accounts.vault().lookups("grower name", q);
        }
        let page = self.store.growers(&reach_of(who)?, &query).await?;
        let rows = page.rows.into_iter().map(|record| Ok((self.masked(&record.grower)?, record)));
        let rows = rows.map(|row: Result<_, Refused>| row.map(|(masked, record)| (record, masked)));
        Ok(PageOf { rows: rows.collect::<Result<_, _>>()?, total: page.total })
    }

    /// A grower within reach, with whoever entered them.
    ///
    /// # Errors
    /// [`Refused::Missing`] where there is none.
    pub async fn one_grower(&self, who: &Principal, id: &str) -> Result<(Grower, String), Refused> {
        self.store.grower(&reach_of(who)?, id).await?.ok_or(Refused::Missing)
    }

    /// A grower's values as everybody who may know of them sees them.
    ///
    /// # Errors
    /// [`Refused`] where the keys fail.
    pub fn masked(&self, grower: &Grower) -> Result<Opened, Refused> {
        let open = self.opened(grower)?;
        let unless_empty =
            |text: &str, mask: fn(&str) -> String| if text.is_empty() { String::new() } else { mask(text) };
        Ok(Opened {
            name: unless_empty(&open.name, masking::name),
            phone: unless_empty(&open.phone, masking::phone),
            village: if open.village.is_empty() { String::new() } else { "***".to_owned() },
        })
    }

    fn opened(&self, grower: &Grower) -> Result<Opened, Refused> {
        let Some(part) = grower.key_part.as_deref().and_then(KeyPart::parse) else { return Ok(Opened::default()) };
        let open = |field: &str, value: &Option<String>| -> Result<String, Refused> {
            let Some(value) = value else { return Ok(String::new()) };
            Ok(self.accounts.vault().unseal(&grower.id, field, &part, value)?.expose().to_owned())
        };
        Ok(Opened {
            name: open("name", &grower.name)?,
            phone: open("phone", &grower.phone)?,
            village: open("village", &grower.village)?,
        })
    }

    /// Shows a grower in full; the look is on record before anything is shown.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn reveal(&self, who: &Principal, id: &str, reason: &str, acting: &Acting) -> Result<Opened, Refused> {
        let (grower, _) = self.one_grower(who, id).await?;
        let mut act = self.grower_act(acting, Action::GrowerReveal, &grower);
        act.reason = Some(self.accounts.reason(reason)?);
        self.store.record(&act).await?;
        self.opened(&grower)
    }

    /// Asks for a grower to be erased: another carries it out.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it was asked for before.
    pub async fn ask_erasure(&self, who: &Principal, id: &str, reason: &str, acting: &Acting) -> Result<(), Refused> {
        let (grower, _) = self.one_grower(who, id).await?;
        let reason = self.accounts.reason(reason)?;
        let mut act = self.grower_act(acting, Action::GrowerAskErasure, &grower);
        act.reason = Some(reason.clone());
        act.before = Some(state_of(&grower));
        act.after = Some(state_of(&Grower {
            erase_asked_by: Some(who.account.clone()),
            erase_reason: Some(reason.clone()),
            version: grower.version + 1,
            ..grower
        }));
        let done = self.store.ask_erasure(&reach_of(who)?, id, &who.account, &reason, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Carries an erasure out that another asked for, or lets it fall.
    ///
    /// # Errors
    /// [`Refused::Faults`] where the one who asked would erase; [`Refused::Changed`] where nothing is asked for.
    pub async fn end_erasure(&self, who: &Principal, id: &str, erase: &str, acting: &Acting) -> Result<(), Refused> {
        let (grower, _) = self.one_grower(who, id).await?;
        let erase = match erase {
            "erase" => true,
            "keep" => false,
            _ => return Err(Refused::field("decision", Fault::Choice)),
        };
        if erase && grower.erase_asked_by.as_deref() == Some(who.account.as_str()) {
            return Err(Refused::field("decision", Fault::SamePerson));
        }
        let action = if erase { Action::GrowerErase } else { Action::GrowerKeep };
        let mut act = self.grower_act(acting, action, &grower);
        act.before = Some(state_of(&grower));
        let version = grower.version + 1;
        let ended = if erase {
            Grower { key_part: None, version, ..grower }
        } else {
            Grower { erase_asked_by: None, erase_reason: None, version, ..grower }
        };
        act.after = Some(state_of(&ended));
        let done = self.store.end_erasure(&reach_of(who)?, id, &who.account, erase, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// What a card says to everybody.
    ///
    /// # Errors
    /// [`Refused::Missing`] where no card has this code.
    pub async fn card(&self, code: &str) -> Result<CardFacts, Refused> {
        let code = code.to_ascii_uppercase();
        let fits = code.len() == CARD_LENGTH && code.bytes().all(|b| ALPHABET.contains(&b));
        if !fits {
            return Err(Refused::Missing);
        }
        self.store.card(&code).await?.ok_or(Refused::Missing)
    }

    pub(super) fn grower_act(&self, acting: &Acting, action: Action, grower: &Grower) -> Act {
        let mut act = acting.act(self.accounts.clock, action, ObjectKind::Grower, &grower.id);
        act.on_behalf = on_behalf(&grower.by);
        act
    }
}

/// The field of the form that a part of the row is read from.
pub(super) fn field_of(field: &'static str) -> &'static str {
    match field {
        "name" => "grower_name",
        other => other,
    }
}

fn on_behalf(by: &GrowerPlace) -> Option<String> {
    match by {
        GrowerPlace::Enterprise(id) => Some(id.clone()),
        GrowerPlace::Office(_) => None,
    }
}

/// What of a grower an act vouches for: the personal values as they are sealed, under the person's key part. Without the
/// part nobody can tell what they were; of one who is erased it is only said that they are.
pub(super) fn state_of(grower: &Grower) -> String {
    let Some(part) = &grower.key_part else { return fingerprint(b"", &format!("erased {}", grower.version)) };
    let mut plots: Vec<String> = grower.plots.iter().map(line_of).collect();
    // Whatever order they were read in.
    plots.sort();
    let state = serde_json::json!({
        "asked_by": grower.erase_asked_by, "asked_why": grower.erase_reason, "by": on_behalf(&grower.by),
        "card": grower.card, "county": grower.county.to_string(), "name": grower.name, "phone": grower.phone,
        "plots": plots, "version": grower.version, "village": grower.village,
    });
    fingerprint(part.as_bytes(), &state.to_string())
}

fn line_of(plot: &Plot) -> String {
    let shape = plot.geometry.as_deref().unwrap_or_default();
    let ended = plot.ended.as_ref().map(|end| end.on.to_string()).unwrap_or_default();
    format!("{} {} {} {} {ended} {shape}", plot.id, plot.product, plot.year, plot.area_mu_hundredths)
}

/// The plot's shape as GeoJSON and its area in 亩 with two decimals, where corners were typed.
fn plot_shape(typed: &NewGrower) -> Result<Option<(String, String)>, FieldFault> {
    if typed.corners.trim().is_empty() {
        return Ok(None);
    }
    let datum = daodi::division::Datum::parse(&typed.datum).map_err(|_| FieldFault::new("datum", Fault::Choice))?;
    let shape = read_shape(ShapeSource::Points, typed.corners.as_bytes(), datum).map_err(|error| {
        let (fault, n) = error.into();
        FieldFault { field: "corners", fault, n }
    })?;
    let mu = daodi::division::measure::m2_to_mu(shape.area_m2());
    Ok(Some((shape.to_geojson(), format!("{mu:.2}"))))
}

/// 80 random bits.
fn card_code() -> Result<String, Refused> {
    let random = keys::random().map_err(|_| Refused::Fault("random"))?;
    Ok(random.iter().take(CARD_LENGTH).map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect())
}
