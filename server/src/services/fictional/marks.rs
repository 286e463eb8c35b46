//! The trademarks' registrants, and the members and licensees whom they name.

use super::accounts::{marks_registrant, officer};
use super::announce::{RIGHTS, product_of};
use super::names::{self, MARKS, PRODUCTS};
use super::script::{APPLICANTS, is_mark, plots};
use super::world::World;
use super::{FillError, Told};
use crate::services::trademarks::NewTrademark;
use daodi::application::Kind;
use daodi::ports::TrademarkQuery;
use daodi::registrant::UserAnswers;
use daodi::registry::Track;

/// Number of a mark.
pub(super) fn number(product: usize) -> String {
    format!("DEMO{:05}", product + 1)
}

/// Ties the marks to registrants, who declare their members and licensees; the province confirms.
pub(super) async fn tie(world: &mut World) -> Result<(), FillError> {
    world.at(12, 0);
    let applicants = plots();
    for (n, product) in MARKS.into_iter().enumerate() {
        let made = &PRODUCTS[product];
        let registrant = if n == 0 { "demo.registrant".to_owned() } else { marks_registrant() };
        let what = || format!("the mark {}", made.name);
        let register = world.register();
        let slug = register.rows().products.iter().find(|known| known.name == made.name);
        let slug = slug.ok_or(FillError::Made("product"))?.slug.to_string();
        let expires = crate::clock::day(world.now).checked_add(jiff::Span::new().years(6)).unwrap_or_default();
        let typed = NewTrademark {
            registrant: registrant.clone(),
            product: slug,
            track: made.track.code().to_owned(),
            number: number(product),
            holder: format!("{}协会（虚构）", made.name),
            expires: expires.to_string(),
        };
        let accounts = &world.services.accounts;
        let (chief, acting) = world.who(&officer("410000", false))?;
        accounts.tie_trademark(&chief, &register, &typed, &acting).await.told(what)?;
        let (keeper, acting) = world.who(&registrant)?;
        let query = TrademarkQuery { limit: 20, ..TrademarkQuery::default() };
        let marks = accounts.trademarks(&keeper, &query).await.told(what)?;
        let mark = marks.rows.into_iter().find(|row| row.trademark.number == number(product));
        let mark = mark.ok_or(FillError::Made("trademark"))?.trademark.id;
        let users = (0..RIGHTS).filter(|right| product_of(*right) == product);
        let asking = applicants.iter().filter(|plot| plot.kind == Kind::New && plot.product == product);
        let asking = asking.map(|plot| RIGHTS + plot.who % APPLICANTS);
        for user in users.chain(asking) {
            let today = world.clock.today().to_string();
            let filed = is_mark(product) && made.track == Track::CertificationMark;
            let typed = UserAnswers {
                uscc: names::uscc(user)?.to_string(),
                name: names::enterprise(user),
                filing_no: if filed { filing_number(user) } else { String::new() },
                filed_on: if filed { today.clone() } else { String::new() },
                since: today,
                until: String::new(),
            };
            accounts.declare_user(&keeper, &mark, &typed, &acting).await.told(what)?;
        }
        let (chief, acting) = world.who(&officer("410000", true))?;
        let all = TrademarkQuery { limit: 200, ..TrademarkQuery::default() };
        let (users, _) = accounts.trademark_users(&chief, &mark, &all).await.told(what)?;
        let chosen: Vec<(String, i64)> = users.rows.into_iter().map(|user| (user.id, user.version)).collect();
        accounts.confirm_users(&chief, &mark, &chosen, &acting).await.told(what)?;
    }
    Ok(())
}

/// Number under which a licence was filed.
pub(super) fn filing_number(user: usize) -> String {
    format!("演示备案{:04}", user + 1)
}
