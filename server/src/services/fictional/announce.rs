//! Announcements, entered by one officer of the province and applied by another: what is recognised, who may use it, who no
//! longer may.

use super::accounts::officer;
use super::names::{self, MARKS, PRELIMINARY, PRODUCTS, REVOKED};
use super::world::World;
use super::{FillError, Told};
use crate::services::announcements::FilingFacts;
use daodi::identifiers::{AnnouncementKind, Issuer};
use daodi::ports::Announcements;
use daodi::registry::Track;
use daodi::registry::announcing::{AnnouncedItem, ItemField};

/// Rights that announcements give; their users are the first enterprises.
pub(super) const RIGHTS: usize = 28;
/// Of these so many are claimed by producers.
pub(super) const CLAIMED: usize = 14;
/// The two that are stopped.
const STOPPED: [usize; 2] = [14, 15];
/// When what is revoked and stopped is announced.
pub(super) const STOP_DAY: usize = 300;
/// When a product is recognised preliminarily: so many working days before the last.
pub(super) const PRELIMINARY_BEFORE_END: usize = 20;

/// The product of a right: two for each of the first eight, two for each mark, the one that is revoked, five more.
pub(super) fn product_of(right: usize) -> usize {
    match right {
        0..16 => right / 2,
        16..22 => MARKS[(right - 16) / 2],
        22 => REVOKED,
        _ => right - 23,
    }
}

/// County of a user.
pub(super) fn county_of(right: usize) -> &'static str {
    match PRODUCTS[product_of(right)].place {
        "411300" => "411323",
        county => county,
    }
}

/// Enters an announcement of the clock's day and applies it.
async fn enter(
    world: &World,
    number: usize,
    (kind, title): (AnnouncementKind, &str),
    rows: Vec<AnnouncedItem>,
) -> Result<(), FillError> {
    let what = || format!("announcement {number}");
    let today = world.clock.today();
    let facts = FilingFacts {
        issuer: Issuer::Unstated.code().to_owned(),
        number: number.to_string(),
        year: today.year().to_string(),
        date: today.to_string(),
        kind: kind.code().to_owned(),
        track: String::new(),
        text: format!("演示公告〔{}〕第{number}号（虚构）：{title}", today.year()),
        source: String::new(),
    };
    let service = &world.services.announcements;
    let (who, acting) = world.who(&officer("410000", false))?;
    let id = service.enter(&who, &facts, &acting).await.told(what)?;
    let version = async || -> Result<String, FillError> {
        let found = world.store.filing(&id).await?.ok_or(FillError::Made("announcement"))?;
        Ok(found.0.version.to_string())
    };
    service.replace_rows(&who, (&id, &version().await?), &rows, &acting).await.told(what)?;
    service.propose(&who, (&id, &version().await?), &acting).await.told(what)?;
    let (second, acting) = world.who(&officer("410000", true))?;
    service.apply(&second, (&id, &version().await?), "演示：逐行核对无误。", &acting).await.told(what)
}

fn item(line: usize, values: &[(ItemField, &str)]) -> AnnouncedItem {
    let line = u32::try_from(line + 2).unwrap_or(u32::MAX);
    let item = AnnouncedItem { line, take_up: true, ..AnnouncedItem::default() };
    values.iter().fold(item, |item, (field, value)| item.with(*field, *value))
}

/// Recognises the products.
pub(super) async fn first(world: &mut World) -> Result<(), FillError> {
    world.at(4, 20);
    let row = |n: usize| {
        let made = &PRODUCTS[n];
        let number = format!("DEMO{:05}", n + 1);
        item(
            n,
            &[
                (ItemField::Product, made.name),
                (ItemField::Place, made.place),
                (ItemField::Category, made.class),
                (ItemField::Holder, "演示协会（虚构）"),
                (ItemField::Number, &number),
                (ItemField::Track, made.track.code()),
            ],
        )
    };
    let (marks, products): (Vec<usize>, Vec<usize>) = (0..PRODUCTS.len()).partition(|n| MARKS.contains(n));
    let rows = products.into_iter().map(row).collect();
    enter(world, 9001, (AnnouncementKind::Recognition, "认定地理标志产品"), rows).await?;
    world.at(6, 20);
    let rows = marks.into_iter().map(row).collect();
    enter(world, 9002, (AnnouncementKind::Recognition, "地理标志集体商标、证明商标"), rows).await?;
    world.refresh().await?;
    Ok(())
}

/// Approves the first users.
pub(super) async fn users(world: &mut World) -> Result<(), FillError> {
    for (number, day, rights) in [(9003, 22, 0..16), (9004, 24, 16..22), (9005, 27, 22..RIGHTS)] {
        world.at(day, 40);
        let mut rows = Vec::new();
        for right in rights {
            let product = &PRODUCTS[product_of(right)];
            let (name, uscc) = (names::enterprise(right), names::uscc(right)?);
            // The first members' terms end within the history, the others' after it.
            let term = if right % 3 == 1 { world.days[STOP_DAY + 20].to_string() } else { term_after(world) };
            let term = if product.track == Track::GiProduct { String::new() } else { term };
            let address = format!("河南省演示路{}号（虚构）", right + 1);
            rows.push(item(
                right,
                &[
                    (ItemField::Product, product.name),
                    (ItemField::Enterprise, &name),
                    (ItemField::Uscc, uscc.as_str()),
                    (ItemField::Place, county_of(right)),
                    (ItemField::Address, &address),
                    (ItemField::Track, product.track.code()),
                    (ItemField::TermEnd, &term),
                ],
            ));
        }
        enter(world, number, (AnnouncementKind::UserApproval, "核准使用专用标志的企业"), rows).await?;
    }
    world.refresh().await?;
    Ok(())
}

/// A last day two years after the history.
fn term_after(world: &World) -> String {
    let today = crate::clock::day(world.now);
    today.checked_add(jiff::Span::new().years(2)).unwrap_or(today).to_string()
}

/// Stops two users and revokes a product.
pub(super) async fn stops(world: &World) -> Result<(), FillError> {
    world.at(STOP_DAY, 10);
    let mut rows = Vec::new();
    for (n, right) in STOPPED.into_iter().enumerate() {
        let (name, uscc) = (names::enterprise(right), names::uscc(right)?);
        rows.push(AnnouncedItem {
            take_up: false,
            ..item(
                n,
                &[
                    (ItemField::Product, PRODUCTS[product_of(right)].name),
                    (ItemField::Enterprise, &name),
                    (ItemField::Uscc, uscc.as_str()),
                    (ItemField::Reason, "演示：两年内未使用专用标志"),
                ],
            )
        });
    }
    enter(world, 9006, (AnnouncementKind::UserStop, "停止使用专用标志资格"), rows).await?;
    let row = item(0, &[(ItemField::Product, PRODUCTS[REVOKED].name), (ItemField::Reason, "演示：不再符合认定条件")]);
    let row = AnnouncedItem { take_up: false, ..row };
    enter(world, 9007, (AnnouncementKind::Revocation, "撤销地理标志产品认定"), vec![row]).await
}

/// Recognises a product preliminarily: the time to object runs.
pub(super) async fn preliminary(world: &World) -> Result<(), FillError> {
    let (name, place, class) = PRELIMINARY;
    let row = item(
        0,
        &[
            (ItemField::Product, name),
            (ItemField::Place, place),
            (ItemField::Category, class),
            (ItemField::Holder, "演示协会（虚构）"),
            (ItemField::Track, Track::GiProduct.code()),
        ],
    );
    enter(world, 9008, (AnnouncementKind::Preliminary, "初步认定地理标志产品"), vec![row]).await
}
