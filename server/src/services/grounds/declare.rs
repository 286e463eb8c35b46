//! Declaring a base: read first, with nothing written; then kept with the file it was sent as.

use super::GroundService;
use super::boundaries::Boundaries;
use crate::services::accounts::Faults;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use crate::uploads::{CleanFile, plain_file};
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::division::Datum;
use daodi::form::{Fault, FieldFault};
use daodi::ground::{
    Ground, GroundKind, GroundState, GroundVersion, Shape, ShapeSource, VersionState, Visibility, area_known, contains,
    outside_henan, read_shape,
};
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::{Capability, Object, Principal, Upload, capability::decide};
use daodi::ports::Grounds;
use daodi::registry::{Product, Register};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A shape as it was sent: corners in a field, or a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewShape {
    /// Corners, one a line.
    pub corners: String,
    /// A file's name and bytes; none where none was sent.
    pub file: Option<(String, Vec<u8>)>,
    /// Code of the datum that the sender states.
    pub datum: String,
}

/// What is typed to declare a base.
#[derive(Clone, Debug, Default)]
pub struct NewVersion {
    /// Id of the enterprise; empty where the base is there already.
    pub enterprise: String,
    /// Name.
    pub name: String,
    /// Code of the kind.
    pub kind: String,
    /// Slug of the product.
    pub product: String,
    /// Code of the county.
    pub county: String,
    /// Township or village; may be empty.
    pub place: String,
    /// Code of what everybody may see; empty: county and area.
    pub visibility: String,
    /// The year.
    pub year: String,
    /// The shape.
    pub shape: NewShape,
}

/// The shape as it is to be kept, byte for byte.
pub type SentShape = CleanFile;

/// A declaration that was read.
#[derive(Debug)]
pub struct ReadVersion {
    /// The ground.
    pub ground: Ground,
    /// The version; its upload is not set yet.
    pub version: GroundVersion,
    /// What was sent.
    pub file: SentShape,
}

/// A shape that was read, with how it was sent.
struct Read {
    shape: Shape,
    source: ShapeSource,
    datum: Datum,
    file: SentShape,
}

impl GroundService {
    /// Reads what a new base is declared with; nothing is written.
    ///
    /// # Errors
    /// [`Refused::Faults`] names every field that is not in order; of a shape the first thing that is wrong, with its line
    /// or feature.
    pub async fn read_ground(
        &self,
        who: &Principal,
        register: &Register,
        typed: NewVersion,
    ) -> Result<ReadVersion, Refused> {
        if typed.enterprise.is_empty() {
            return Err(Refused::field("enterprise", Fault::Missing));
        }
        self.owns(who, &typed.enterprise)?;
        let mut faults = Faults(Vec::new());
        let name = faults.line("ground_name", &typed.name, 60);
        let kind = faults.take("ground_kind", GroundKind::from_code(&typed.kind).ok_or(Fault::Choice), None);
        let product = faults.take("product", known_product(register, &typed.product), None);
        let place = faults.take("county", crate::services::accounts::read_place(register, &typed.county), None);
        let words = faults.take("place", optional_line(&typed.place, 60), Some(60));
        let shown = match typed.visibility.as_str() {
            "" => Ok(Visibility::CountyOnly),
            code => Visibility::from_code(code).ok_or(Fault::Choice),
        };
        let visibility = faults.take("visibility", shown, None);
        let (year, read) = self.year_and_shape(&mut faults, &typed).await?;
        let read = match (read, place) {
            (Some(read), Some((county, prefecture))) => {
                let elsewhere = FieldFault::new("county", Fault::Elsewhere);
                self.check_place(&mut faults, read, (county.unwrap_or(prefecture), elsewhere)).await?
            }
            _ => None,
        };
        let (Some(name), Some(kind), Some(product), Some((county, prefecture))) = (name, kind, product, place) else {
            return Err(Refused::Faults(faults.0));
        };
        let (Some(words), Some(visibility), Some(year), Some(read)) = (words, visibility, year, read) else {
            return Err(Refused::Faults(faults.0));
        };
        faults.none()?;
        let now = self.accounts.clock.micros();
        let ground = Ground {
            id: self.accounts.clock.id(),
            enterprise: typed.enterprise,
            product: product.slug.clone(),
            kind,
            name,
            prefecture,
            county: county.unwrap_or(prefecture),
            place: words,
            visibility,
            state: GroundState::Active,
            made_at: now,
            version: 1,
        };
        self.version(who, &ground, product, year, read).await
    }

    /// Reads a further version of one's own base.
    ///
    /// # Errors
    /// As [`Self::read_ground`]; [`Refused::Missing`] where there is no such base.
    pub async fn read_further(
        &self,
        who: &Principal,
        register: &Register,
        id: &str,
        typed: NewVersion,
    ) -> Result<ReadVersion, Refused> {
        let (ground, _) = self.own(who, id).await?;
        self.further(who, register, &ground, &typed, None).await
    }

    /// Reads year and shape of a further version; `source` says how it was sent where that cannot be seen.
    pub(super) async fn further(
        &self,
        who: &Principal,
        register: &Register,
        ground: &Ground,
        typed: &NewVersion,
        source: Option<ShapeSource>,
    ) -> Result<ReadVersion, Refused> {
        let mut faults = Faults(Vec::new());
        let (year, read) = self.year_and_shape(&mut faults, typed).await?;
        let read = match read {
            Some(read) => {
                let elsewhere = FieldFault::new(field_of(&read), Fault::BeyondCounty);
                self.check_place(&mut faults, read, (ground.county, elsewhere)).await?
            }
            None => None,
        };
        let (Some(year), Some(mut read)) = (year, read) else { return Err(Refused::Faults(faults.0)) };
        faults.none()?;
        read.source = source.unwrap_or(read.source);
        let product = known_product(register, ground.product.as_str()).map_err(|f| Refused::field("product", f))?;
        self.version(who, ground, product, year, read).await
    }

    async fn year_and_shape(
        &self,
        faults: &mut Faults,
        typed: &NewVersion,
    ) -> Result<(Option<i16>, Option<Read>), Refused> {
        let this = self.accounts.clock.today().year();
        let year = typed.year.trim().parse().ok().filter(|year| (this - 1..=this + 1).contains(year));
        let missing = if typed.year.trim().is_empty() { Fault::Missing } else { Fault::Year };
        let year = faults.take("year", year.ok_or(missing), None);
        let datum = Datum::parse(&typed.shape.datum).map_err(|_| Fault::Choice);
        let datum = faults.take("datum", datum, None);
        let sent = faults.take("corners", sent(&typed.shape), None);
        let (Some(datum), Some((source, file))) = (datum, sent) else { return Ok((year, None)) };
        let field = if typed.shape.file.is_some() { "shape_file" } else { "corners" };
        let bytes = file.bytes.clone();
        // Ten thousand corners that cross each other take a while.
        let read = tokio::task::spawn_blocking(move || read_shape(source, &bytes, datum));
        match read.await.map_err(|_| Refused::Fault("shape"))? {
            Ok(shape) => Ok((year, Some(Read { shape, source, datum, file }))),
            Err(error) => {
                let (fault, n) = error.into();
                faults.0.push(FieldFault { field, fault, n });
                Ok((year, None))
            }
        }
    }

    /// Whether the shape lies in Henan and in the county; `elsewhere` is said where it does not.
    async fn check_place(
        &self,
        faults: &mut Faults,
        read: Read,
        (county, elsewhere): (DivisionCode, FieldFault),
    ) -> Result<Option<Read>, Refused> {
        let boundaries = self.boundaries().await?;
        let laid = apart(move || {
            let (outside, reaches) =
                (outside_henan(&boundaries.index, &read.shape), read.shape.reaches(&boundaries.index, county));
            (outside, reaches, read)
        });
        let (outside, reaches, read) = laid.await?;
        match (outside, reaches) {
            (true, _) => faults.0.push(FieldFault::new(field_of(&read), Fault::ShapeOutside)),
            (false, false) => faults.0.push(elsewhere),
            (false, true) => return Ok(Some(read)),
        }
        Ok(None)
    }

    async fn version(
        &self,
        who: &Principal,
        ground: &Ground,
        product: &Product,
        year: i16,
        read: Read,
    ) -> Result<ReadVersion, Refused> {
        let Read { shape, source, datum, file } = read;
        let version = self.measured(who, ground, product, (year, source, datum), shape).await?;
        Ok(ReadVersion { ground: ground.clone(), version, file })
    }

    /// A version with what is measured and found of its shape.
    async fn measured(
        &self,
        who: &Principal,
        ground: &Ground,
        product: &Product,
        (year, source, datum): (i16, ShapeSource, Datum),
        shape: Shape,
    ) -> Result<GroundVersion, Refused> {
        let boundaries = self.boundaries().await?;
        let (geometry, area) = (shape.to_geojson(), shape.area_m2().round() as i64);
        let laid = laid_over(Arc::clone(&boundaries), shape, product);
        let found = laid.await?;
        Ok(GroundVersion {
            id: self.accounts.clock.id(),
            ground: ground.id.clone(),
            year,
            geometry,
            source,
            datum,
            upload: None,
            area_m2: area,
            finding: found.finding,
            metres: found.metres,
            boundary: boundaries.name.clone(),
            declared_by: who.account.clone(),
            declared_at: self.accounts.clock.micros(),
            state: VersionState::Declared,
            decided_by: None,
            reason: None,
            decided_at: None,
            version: 1,
        })
    }

    /// Keeps a new base that was read, with the file it was sent as, whose bytes are in the file store already.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn declare(&self, read: &ReadVersion, file: &Upload, acting: &Acting) -> Result<(), Refused> {
        let version = GroundVersion { upload: Some(file.id.clone()), ..read.version.clone() };
        let mut act = self.declared(&read.ground, &version, acting);
        // A new base comes with its first version: both are vouched for.
        let both = format!("{}\n{}", state_of(&read.ground), state_of_version(&version));
        act.after = Some(fingerprint(version.id.as_bytes(), &both));
        let file_act = self.file_act(acting, file);
        Ok(self.store.insert_ground(&read.ground, &version, (file, &file_act), &act).await?)
    }

    /// Keeps a further version that was read.
    ///
    /// # Errors
    /// [`Refused::Changed`] where another version waits, or the base was given up meanwhile.
    pub async fn declare_further(
        &self,
        who: &Principal,
        read: &ReadVersion,
        file: &Upload,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let version = GroundVersion { upload: Some(file.id.clone()), ..read.version.clone() };
        let act = self.declared(&read.ground, &version, acting);
        let file_act = self.file_act(acting, file);
        let done = self.store.declare_version(&who.account, &version, Some((file, &file_act)), &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Declares that nothing has changed this year: the shape of the newest accepted version once more.
    ///
    /// # Errors
    /// [`Refused::Faults`] where nothing was accepted yet or this year has its version; [`Refused::Changed`] as above.
    pub async fn unchanged(
        &self,
        who: &Principal,
        register: &Register,
        id: &str,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let (ground, versions) = self.own(who, id).await?;
        let year = self.accounts.clock.today().year();
        let last = versions.iter().find(|version| version.state == VersionState::Accepted);
        let last = last.ok_or_else(|| Refused::field("form", Fault::Changed))?;
        if last.year >= year {
            return Err(Refused::field("year", Fault::Taken));
        }
        let shape = Shape::parse(&last.geometry).ok_or(Refused::Fault("shape"))?;
        let product = known_product(register, ground.product.as_str()).map_err(|f| Refused::field("product", f))?;
        let sent = (year, ShapeSource::Unchanged, last.datum);
        let version = self.measured(who, &ground, product, sent, shape).await?;
        let act = self.declared(&ground, &version, acting);
        let done = self.store.declare_version(&who.account, &version, None, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Changes what is said and shown of one's own base, or gives it up (`state` `closed`).
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn change(
        &self,
        who: &Principal,
        id: &str,
        (name, place, visibility): (&str, &str, &str),
        (state, version): (GroundState, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let (before, _) = self.own(who, id).await?;
        let mut faults = Faults(Vec::new());
        let name = faults.line("ground_name", name, 60);
        let place = faults.take("place", optional_line(place, 60), Some(60));
        let visibility = faults.take("visibility", Visibility::from_code(visibility).ok_or(Fault::Choice), None);
        let (Some(name), Some(place), Some(visibility)) = (name, place, visibility) else { return faults.none() };
        let version: i64 = version.parse().map_err(|_| Refused::Changed)?;
        let after = Ground { name, place, visibility, state, version, ..before.clone() };
        let mut act = self.act(acting, Action::GroundChange, &before);
        act.before = Some(state_of(&before));
        act.after = Some(state_of(&after));
        let done = self.store.change_ground(&who.account, &after, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Takes a version that waits back.
    ///
    /// # Errors
    /// [`Refused::Missing`], [`Refused::Changed`].
    pub async fn withdraw(&self, who: &Principal, id: &str, version: &str, acting: &Acting) -> Result<(), Refused> {
        let (ground, versions) = self.own(who, id).await?;
        let version = versions.iter().find(|known| known.id == version).ok_or(Refused::Missing)?;
        let mut act = self.act(acting, Action::GroundWithdraw, &ground);
        let (state, next) = (VersionState::Withdrawn, version.version + 1);
        act.before = Some(state_of_version(version));
        act.after = Some(state_of_version(&GroundVersion { state, version: next, ..version.clone() }));
        let done = self.store.withdraw_version(&who.account, &version.id, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// A base of one's own with all its versions, newest first.
    ///
    /// # Errors
    /// [`Refused::Missing`] where there is none.
    pub async fn own(&self, who: &Principal, id: &str) -> Result<(Ground, Vec<GroundVersion>), Refused> {
        self.store.ground_of(&who.account, id).await?.ok_or(Refused::Missing)
    }

    /// Whether somebody may declare for an enterprise.
    pub(super) fn owns(&self, who: &Principal, enterprise: &str) -> Result<(), Refused> {
        let now = self.accounts.clock.micros();
        decide(Some(who), Capability::OwnGrounds, Object::Enterprise(enterprise), now).map_err(|_| Refused::Missing)
    }

    pub(super) fn declared(&self, ground: &Ground, version: &GroundVersion, acting: &Acting) -> Act {
        let mut act = self.act(acting, Action::GroundDeclare, ground);
        act.after = Some(state_of_version(version));
        act
    }

    pub(super) fn act(&self, acting: &Acting, action: Action, ground: &Ground) -> Act {
        let mut act = acting.act(self.accounts.clock, action, ObjectKind::Ground, &ground.id);
        act.on_behalf = Some(ground.enterprise.clone());
        act
    }

    pub(super) fn file_act(&self, acting: &Acting, file: &Upload) -> Act {
        let acting = Acting { once: None, ..acting.clone() };
        let mut act = acting.act(self.accounts.clock, Action::FileUpload, ObjectKind::File, &file.id);
        act.after = Some(file.sha256.clone());
        act
    }
}

/// The field that a shape came in.
fn field_of(read: &Read) -> &'static str {
    if read.source == ShapeSource::Points { "corners" } else { "shape_file" }
}

/// What of a base an act vouches for, apart from its versions.
fn state_of(ground: &Ground) -> String {
    let state = format!(
        "{} {} {} {} {} {} {} {}",
        ground.name,
        ground.place,
        ground.visibility.code(),
        ground.state.code(),
        ground.enterprise,
        ground.product,
        ground.kind.code(),
        ground.county,
    );
    fingerprint(ground.id.as_bytes(), &state)
}

/// What of a declared version an act vouches for.
pub(super) fn state_of_version(version: &GroundVersion) -> String {
    let state = format!(
        "{} {} {} {} {} {} {}\n{}\n{}",
        version.state.code(),
        version.version,
        version.ground,
        version.year,
        version.source.code(),
        version.upload.as_deref().unwrap_or_default(),
        version.area_m2,
        version.geometry,
        version.reason.as_deref().unwrap_or_default(),
    );
    fingerprint(version.id.as_bytes(), &state)
}

/// SHA-256 of a shape's text, hex.
pub(super) fn geometry_hash(geometry: &str) -> String {
    crate::services::maps::hex(&Sha256::digest(geometry))
}

fn known_product<'a>(register: &'a Register, slug: &str) -> Result<&'a Product, Fault> {
    if slug.trim().is_empty() {
        return Err(Fault::Missing);
    }
    let slug = Slug::parse(slug.trim()).map_err(|_| Fault::Unknown)?;
    register.product(slug.as_str()).ok_or(Fault::Unknown)
}

fn optional_line(typed: &str, most: usize) -> Result<String, Fault> {
    if typed.trim().is_empty() { Ok(String::new()) } else { daodi::people::answers::line(typed, most) }
}

/// What was sent and how: the file where there is one, else the corners.
fn sent(shape: &NewShape) -> Result<(ShapeSource, SentShape), Fault> {
    if let Some((name, bytes)) = &shape.file {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let (source, ending) = match ending.as_str() {
            "geojson" | "json" => (ShapeSource::GeoJson, "geojson"),
            "kml" => (ShapeSource::Kml, "kml"),
            "csv" | "txt" => (ShapeSource::Table, "csv"),
            _ => return Err(Fault::FileKind),
        };
        return Ok((source, plain_file(name, ending, bytes.clone())));
    }
    if shape.corners.trim().is_empty() {
        return Err(Fault::Missing);
    }
    Ok((ShapeSource::Points, plain_file("corners", "txt", shape.corners.clone().into_bytes())))
}

/// Lays a shape over a product's protected area.
async fn laid_over(
    boundaries: Arc<Boundaries>,
    shape: Shape,
    product: &Product,
) -> Result<daodi::ground::Finding, Refused> {
    let known = area_known(&product.counties, product.area_text.as_deref());
    let counties = product.counties.clone();
    apart(move || contains(&boundaries.index, &shape, &counties, known)).await
}

/// Works off the threads that answer requests.
pub(super) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refused> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Refused::Fault("geometry"))
}
