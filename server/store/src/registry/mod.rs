//! The register's port.

pub(crate) mod authorisation;
mod division;
mod enterprise;
mod import;
mod product;
mod statistics;

use crate::Store;
use crate::grounds::read_public;
use crate::session::Session;
use crate::statements as sql;
use crate::value::args;
use async_trait::async_trait;
use daodi::audit::Act;
use daodi::division::BoundarySet;
use daodi::ports::{FieldEdit, ImportRecord, RecordChange, RecordVersion, Registry, StoreError};
use daodi::registry::{Authorisation, Base, DataSet, Enterprise, Product, RegisterRows};
use daodi::search::TokenRow;

pub(crate) use authorisation as rights;
pub(crate) use enterprise::{index_anew, index_enterprise, take_up};
pub(crate) use import::write_edit;
pub(crate) use product::take_up as take_up_product;

#[async_trait]
impl Registry for Store {
    async fn load(&self) -> Result<RegisterRows, StoreError> {
        let mut session = self.read().await?;
        Ok(RegisterRows {
            divisions: division::read_divisions(&mut session).await?,
            division_changes: division::read_changes(&mut session).await?,
            places: division::read_places(&mut session).await?,
            townships: division::read_townships(&mut session).await?,
            plans: statistics::read_plans(&mut session).await?,
            indicators: statistics::read_indicators(&mut session).await?,
            city_comparison: statistics::read_figures(&mut session).await?,
            programmes: statistics::read_programmes(&mut session).await?,
            products: product::read(&mut session, None).await?.into_iter().map(|(product, _)| product).collect(),
            announcements: product::read_announcements(&mut session).await?,
            enterprises: enterprise::read(&mut session, None).await?.into_iter().map(|(row, _)| row).collect(),
            bases: enterprise::read_bases(&mut session, None).await?.into_iter().map(|(base, _)| base).collect(),
            authorisations: authorisation::read_all(&mut session).await?,
            authorisation_changes: authorisation::read_changes(&mut session, None).await?,
            filed: authorisation::read_filed(&mut session).await?,
            protection_steps: authorisation::read_protection_steps(&mut session).await?,
            grounds: read_public(&mut session).await?,
            certainty: statistics::read_certainty(&mut session).await?,
        })
    }

    async fn generation(&self) -> Result<i64, StoreError> {
        self.read().await?.one(&sql::GENERATION, args![]).await?.int("generation")
    }

    async fn apply(
        &self,
        import: &ImportRecord,
        rows: &RegisterRows,
        changes: &[RecordChange],
        tokens: &[TokenRow],
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        import::apply(&mut session, import, rows, changes, tokens).await?;
        session.commit().await
    }

    async fn search_tokens(&self) -> Result<Vec<TokenRow>, StoreError> {
        import::read_tokens(&mut self.read().await?).await
    }

    async fn field_edits(&self) -> Result<Vec<FieldEdit>, StoreError> {
        import::read_edits(&mut self.read().await?).await
    }

    async fn record_field_edit(&self, edit: &FieldEdit, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        import::write_edit(&mut session, edit).await?;
        session.commit().await
    }

    async fn versions(&self, data_set: DataSet, key: &str) -> Result<Vec<RecordVersion>, StoreError> {
        import::read_versions(&mut self.read().await?, data_set, key).await
    }

    async fn imports(&self) -> Result<Vec<ImportRecord>, StoreError> {
        import::read_imports(&mut self.read().await?).await
    }

    async fn count(&self, data_set: DataSet) -> Result<i64, StoreError> {
        let statement = match data_set {
            DataSet::Divisions => &sql::division::COUNT,
            DataSet::DivisionChanges => &sql::division_change::COUNT,
            DataSet::Places => &sql::place::COUNT,
            DataSet::Townships => &sql::township::COUNT,
            DataSet::Plans => &sql::plan::COUNT,
            DataSet::Indicators => &sql::indicator::COUNT,
            DataSet::CityComparison => &sql::city_figure::COUNT,
            DataSet::Programmes => &sql::programme::COUNT,
            DataSet::Products => &sql::product::COUNT,
            DataSet::Enterprises => &sql::enterprise::COUNT,
            DataSet::Bases => &sql::base::COUNT,
            DataSet::Certainty => &sql::field_certainty::COUNT,
        };
        self.read().await?.one(statement, args![]).await?.int("total")
    }

    async fn record_authorisation(&self, authorisation: &Authorisation, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        authorisation::add(&mut session, std::slice::from_ref(authorisation), false).await?;
        next_generation(&mut session).await?;
        session.commit().await
    }

    async fn authorisations(&self, enterprise: &str, product: &str) -> Result<Vec<Authorisation>, StoreError> {
        authorisation::read_of(&mut self.read().await?, enterprise, product).await
    }

    async fn ensure_demonstration(
        &self,
        product: &Product,
        enterprise: &Enterprise,
        base: &Base,
        authorisation: &Authorisation,
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        // A real row under the same key must never pass for a demonstration, nor the other way round.
        match product::read(&mut session, Some(product.slug.as_str())).await?.first() {
            None => product::write(&mut session, std::slice::from_ref(product), None).await?,
            Some((_, true)) => {}
            Some((_, false)) => return Err(StoreError::Conflict),
        }
        match enterprise::read(&mut session, Some(enterprise.id.as_str())).await?.first() {
            None => enterprise::write(&mut session, std::slice::from_ref(enterprise), None).await?,
            Some((_, true)) => {}
            Some((_, false)) => return Err(StoreError::Conflict),
        }
        match enterprise::read_bases(&mut session, Some(base.id.as_str())).await?.first() {
            None => enterprise::write_bases(&mut session, std::slice::from_ref(base), None).await?,
            Some((_, true)) => {}
            Some((_, false)) => return Err(StoreError::Conflict),
        }
        // The id of an authorisation is made anew each time: what counts is whether the pair has one.
        let (who, what) = (enterprise.id.as_str(), product.slug.as_str());
        if authorisation::read_of(&mut session, who, what).await?.is_empty() {
            authorisation::add(&mut session, std::slice::from_ref(authorisation), true).await?;
        }
        session.commit().await
    }

    async fn product(&self, slug: &str) -> Result<Option<(Product, bool)>, StoreError> {
        Ok(product::read(&mut self.read().await?, Some(slug)).await?.pop())
    }

    async fn enterprise(&self, id: &str) -> Result<Option<(Enterprise, bool)>, StoreError> {
        Ok(enterprise::read(&mut self.read().await?, Some(id)).await?.pop())
    }

    async fn base(&self, id: &str) -> Result<Option<(Base, bool)>, StoreError> {
        Ok(enterprise::read_bases(&mut self.read().await?, Some(id)).await?.pop())
    }

    async fn replace_boundaries(&self, boundaries: &BoundarySet, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        import::write_boundaries(&mut session, boundaries).await?;
        next_generation(&mut session).await?;
        session.commit().await
    }

    async fn boundaries(&self) -> Result<Option<BoundarySet>, StoreError> {
        import::read_boundaries(&mut self.read().await?).await
    }
}

/// Says that what readers of the register see has changed.
pub(crate) async fn next_generation(session: &mut Session) -> Result<(), StoreError> {
    match session.execute(&sql::GENERATION_NEXT, args![]).await? {
        1 => Ok(()),
        _ => Err(crate::error::inconsistent("register_state", "its one row is missing")),
    }
}

/// A row's place in its file.
fn position(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}
