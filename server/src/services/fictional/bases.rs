//! Bases that users declare and their counties decide, and growers.

use super::accounts::{holder, officer};
use super::world::World;
use super::{FillError, Told, announce, names};
use crate::services::grounds::{NewShape, NewVersion, read_table};
use daodi::division::Datum;
use daodi::ground::{GroundKind, TEMPLATE_HEADER, VersionState, Visibility};
use daodi::identifiers::DivisionCode;
use daodi::ports::Grounds;

/// How many bases are declared; the last of them wait for their county.
const BASES: usize = 12;
const WAITING: usize = 2;
/// How many lists of growers are entered.
const LISTS: usize = 4;

/// Something that is done with bases and growers; the number is that of the user's right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    Declare(usize),
    Decide(usize),
    Again(usize),
    Growers(usize),
}

/// What is done on which working day.
pub(super) fn deeds(days: usize) -> Vec<(usize, Deed)> {
    let mut all = Vec::new();
    for n in 0..BASES {
        if n + WAITING >= BASES {
            all.push((days.saturating_sub(6 - n % WAITING), Deed::Declare(n)));
            continue;
        }
        let declared = 60 + n * 11;
        all.extend([(declared, Deed::Declare(n)), (declared + 4, Deed::Decide(n))]);
        // A year later some say that nothing has changed.
        all.extend((n < 4).then_some((declared + 260, Deed::Again(n))));
    }
    all.extend((0..LISTS).map(|n| (90 + n * 70, Deed::Growers(n))));
    all
}

pub(super) async fn act(world: &World, deed: Deed) -> Result<(), FillError> {
    match deed {
        Deed::Declare(n) => declare(world, n).await,
        Deed::Decide(n) => decide(world, n).await,
        Deed::Again(n) => again(world, n).await,
        Deed::Growers(n) => growers(world, n).await,
    }
}

fn enterprise(n: usize) -> Result<String, FillError> {
    Ok(format!("e-{}", names::uscc(n)?.as_str().to_lowercase()))
}

/// A field about the middle of the county, each user's a little further.
fn corners(world: &World, n: usize) -> Result<String, FillError> {
    let register = world.register();
    let county = DivisionCode::parse(announce::county_of(n)).map_err(|_| FillError::Made("county"))?;
    let point = register.division(county).and_then(|division| division.label_point);
    let (lon, lat) = point.ok_or(FillError::Made("base"))?;
    let (lon, lat) = (lon + 0.006 * (n % 2) as f64, lat);
    let corner = |(x, y): (f64, f64)| format!("{:.4}, {:.4}", lon + x, lat + y);
    Ok([(0.0, 0.0), (0.004, 0.0), (0.004, 0.003), (0.0, 0.003)].map(corner).join("\n"))
}

async fn declare(world: &World, n: usize) -> Result<(), FillError> {
    let what = || format!("base {n}");
    let register = world.register();
    let (who, acting) = world.who(&holder(n))?;
    let name = names::PRODUCTS[announce::product_of(n)].name;
    let product = register.rows().products.iter().find(|product| product.name == name);
    let visibility = if n.is_multiple_of(3) { Visibility::Outline } else { Visibility::CountyOnly };
    let typed = NewVersion {
        enterprise: enterprise(n)?,
        name: format!("演示基地{:02}（虚构）", n + 1),
        kind: GroundKind::ALL[0].code().to_owned(),
        product: product.ok_or(FillError::Made("product"))?.slug.to_string(),
        county: announce::county_of(n).to_owned(),
        place: "演示村（虚构）".to_owned(),
        visibility: visibility.code().to_owned(),
        year: world.clock.today().year().to_string(),
        shape: NewShape { corners: corners(world, n)?, file: None, datum: Datum::Cgcs2000.name().to_owned() },
    };
    let grounds = &world.services.grounds;
    let read = grounds.read_ground(&who, &register, typed).await.told(what)?;
    let file = world.upload(&who.account, read.file.clone()).await?;
    grounds.declare(&read, &file, &acting).await.told(what)
}

/// Id of a user's base and of its newest version with the version's own number.
async fn base(world: &World, n: usize) -> Result<(String, VersionState, String, i64), FillError> {
    let (who, _) = world.who(&holder(n))?;
    let mine = world.store.ground_places(&enterprise(n)?).await?;
    let id = mine.into_iter().next().ok_or(FillError::Made("base"))?.ground.id;
    let found = world.services.grounds.own(&who, &id).await.told(|| format!("base {n}"))?;
    let newest = found.1.into_iter().next().ok_or(FillError::Made("base"))?;
    Ok((id, newest.state, newest.id, newest.version))
}

async fn decide(world: &World, n: usize) -> Result<(), FillError> {
    let (id, _, version, number) = base(world, n).await?;
    let (officer, acting) = world.who(&officer(announce::county_of(n), false))?;
    let decision = if n % 5 == 4 {
        ("return", "演示：拐点与现场不符，请重新测量。")
    } else {
        ("accept", "演示：经核对，位于产地范围内。")
    };
    let seen = (version.as_str(), number.to_string());
    let grounds = &world.services.grounds;
    grounds.decide(&officer, &id, (seen.0, &seen.1), decision, &acting).await.told(|| format!("deciding base {n}"))
}

async fn again(world: &World, n: usize) -> Result<(), FillError> {
    let (id, state, ..) = base(world, n).await?;
    let (who, acting) = world.who(&holder(n))?;
    let (_, versions) = world.services.grounds.own(&who, &id).await.told(|| format!("base {n}"))?;
    let this = world.clock.today().year();
    if state != VersionState::Accepted || versions.iter().any(|version| version.year >= this) {
        return Ok(());
    }
    let register = world.register();
    world.services.grounds.unchanged(&who, &register, &id, &acting).await.told(|| format!("base {n} again"))?;
    decide(world, n).await
}

/// A list of growers: a producer's, or the county office's own.
async fn growers(world: &World, n: usize) -> Result<(), FillError> {
    let what = || format!("list {n} of growers");
    let register = world.register();
    let right = n * 3;
    let product = names::PRODUCTS[announce::product_of(right)].name;
    let today = world.clock.today();
    let rows = (0..12).map(|row| {
        let area = 3 + (row * 7 + n) % 20;
        format!("虚构农户{:02},,演示村{}组（虚构）,{product},{},{area}.5", n * 12 + row + 1, row % 4 + 1, today.year())
    });
    let table: Vec<String> = std::iter::once(TEMPLATE_HEADER.join(",")).chain(rows).collect();
    let rows = read_table(table.join("\n").as_bytes(), &register, today.year());
    let rows = rows.map_err(|_| FillError::Made("growers"))?;
    let grounds = &world.services.grounds;
    let (login, own) = if n.is_multiple_of(2) {
        (holder(right), enterprise(right)?)
    } else {
        (officer(announce::county_of(right), true), String::new())
    };
    let (who, acting) = world.who(&login)?;
    let by = grounds.entering(&who, &own).told(what)?;
    let entered = grounds.enter_all(&who, &register, (by, announce::county_of(right)), &rows, &acting).await;
    entered.told(what).map(drop)
}
