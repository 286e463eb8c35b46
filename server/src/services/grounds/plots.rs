//! Plots of a grower: added, and ended. Nothing of one is written over.

use super::GroundService;
use super::growers::{field_of, reach_of, state_of};
use crate::services::accounts::Faults;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::audit::Action;
use daodi::form::{Fault, FieldFault};
use daodi::ground::{Grower, GrowerRow, PlotEnd};
use daodi::people::Principal;
use daodi::ports::Grounds;
use daodi::registry::Register;
use jiff::civil::Date;

impl GroundService {
    /// Adds a plot to a grower within reach.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn add_plot(
        &self,
        who: &Principal,
        register: &Register,
        id: &str,
        (product, year, area): (&str, &str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let (grower, _) = self.one_grower(who, id).await?;
        let this_year = self.accounts.clock.today().year();
        let mut faults = Vec::new();
        if register.product(product).is_none() {
            let fault = if product.is_empty() { Fault::Missing } else { Fault::Unknown };
            faults.push(FieldFault::new("product", fault));
        }
        // Name and village are those of the grower; only the plot is read.
        let row = match GrowerRow::read(("-", "", "-"), (product, year, area), this_year) {
            Ok(row) => Some(row),
            Err(wrong) => {
                faults.extend(wrong.into_iter().map(|(field, fault)| FieldFault::new(field_of(field), fault)));
                None
            }
        };
        let (Some(row), true) = (row, faults.is_empty()) else { return Err(Refused::Faults(faults)) };
        let plot = self.plot(&row, None)?;
        let mut act = self.grower_act(acting, Action::GrowerChange, &grower);
        act.before = Some(state_of(&grower));
        let plots = grower.plots.iter().cloned().chain([plot.clone()]).collect();
        act.after = Some(state_of(&Grower { plots, ..grower }));
        let done = self.store.add_plot(&reach_of(who)?, id, &plot, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Ends a plot of a grower within reach: it is no longer worked, or was entered wrongly. Whoever corrects one ends it
    /// and adds the right one.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where it was ended before.
    pub async fn end_plot(
        &self,
        who: &Principal,
        id: &str,
        (plot, last_day, reason): (&str, &str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let (grower, _) = self.one_grower(who, id).await?;
        let mut faults = Faults(Vec::new());
        let found = grower.plots.iter().find(|known| known.id == plot);
        let nothing = if plot.is_empty() { Fault::Missing } else { Fault::Choice };
        let found = faults.take("plot", found.ok_or(nothing), None);
        let last_day = past_day(last_day, self.accounts.clock.today()).and_then(|day| {
            let early = found.is_some_and(|plot| day.year() < plot.year);
            if early { Err(Fault::TooEarly) } else { Ok(day) }
        });
        let last_day = faults.take("last_day", last_day, None);
        let reason = faults.lines("reason", reason, 500);
        let (Some(found), Some(on), Some(reason)) = (found, last_day, reason) else { return faults.none() };
        if found.ended.is_some() {
            return Err(Refused::Changed);
        }
        let end = PlotEnd { on, reason, by: who.account.clone() };
        let mut after = grower.clone();
        for known in after.plots.iter_mut().filter(|known| known.id == plot) {
            known.ended = Some(end.clone());
        }
        let mut act = self.grower_act(acting, Action::GrowerEndPlot, &grower);
        act.before = Some(state_of(&grower));
        act.after = Some(state_of(&after));
        act.reason = Some(end.reason.clone());
        let done = self.store.end_plot(&reach_of(who)?, id, &found.id, &end, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }
}

/// A day that is not to come, as it is typed.
fn past_day(typed: &str, today: Date) -> Result<Date, Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Fault::Missing);
    }
    let day = typed.parse().ok().filter(|day: &Date| day.to_string() == typed && day.year() >= 1900);
    let day = day.ok_or(Fault::Date)?;
    if day > today { Err(Fault::Future) } else { Ok(day) }
}
