//! The port of grounds and growers.

mod declared;
mod growers;

use crate::Store;
use crate::registry::next_generation;
use crate::{people::uploads, statements as sql};
use async_trait::async_trait;
use daodi::audit::{Act, ObjectKind};
use daodi::ground::{BoundingBox, Ground, GroundVersion, Grower, GrowerPlace, Plot, PlotEnd, VersionState};
use daodi::identifiers::DivisionCode;
use daodi::people::{PageOf, Upload};
use daodi::ports::{
    CardFacts, GroundDecision, GroundQuery, GroundRow, Grounds, GrowerQuery, GrowerReach, GrowerRecord, StoreError,
};

pub(crate) use declared::read_public;

#[async_trait]
impl Grounds for Store {
    async fn insert_ground(
        &self,
        ground: &Ground,
        version: &GroundVersion,
        (file, file_act): (&Upload, &Act),
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        declared::insert(&mut session, ground).await?;
        uploads::insert(&mut session, file, ObjectKind::Ground.code(), &ground.id).await?;
        session.also(file_act).await?;
        declared::insert_version(&mut session, version).await?;
        session.commit().await
    }

    async fn declare_version(
        &self,
        account: &str,
        version: &GroundVersion,
        file: Option<(&Upload, &Act)>,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !declared::ready(&mut session, &sql::GROUND_READY, account, &version.ground).await? {
            return Ok(false);
        }
        if let Some((file, file_act)) = file {
            uploads::insert(&mut session, file, ObjectKind::Ground.code(), &version.ground).await?;
            session.also(file_act).await?;
        }
        declared::insert_version(&mut session, version).await?;
        session.commit().await.map(|()| true)
    }

    async fn draw_version(
        &self,
        office: DivisionCode,
        version: &GroundVersion,
        (file, file_act): (&Upload, &Act),
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !declared::ready(&mut session, &sql::GROUND_READY_IN, &office.to_string(), &version.ground).await? {
            return Ok(false);
        }
        uploads::insert(&mut session, file, ObjectKind::Ground.code(), &version.ground).await?;
        session.also(file_act).await?;
        declared::insert_version(&mut session, version).await?;
        session.commit().await.map(|()| true)
    }

    async fn grounds_of(&self, account: &str, query: &GroundQuery) -> Result<PageOf<GroundRow>, StoreError> {
        declared::list(&mut self.read().await?, (&sql::GROUNDS_OF, &sql::GROUNDS_OF_TOTAL), account, query).await
    }

    async fn ground_of(&self, account: &str, id: &str) -> Result<Option<(Ground, Vec<GroundVersion>)>, StoreError> {
        declared::one(&mut self.read().await?, &sql::GROUND_OF, account, id).await
    }

    async fn change_ground(&self, account: &str, ground: &Ground, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !declared::change(&mut session, account, ground).await? {
            return Ok(false);
        }
        next_generation(&mut session).await?;
        session.commit().await.map(|()| true)
    }

    async fn withdraw_version(&self, account: &str, id: &str, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !declared::withdraw(&mut session, account, id, act.at).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn grounds_in(&self, office: DivisionCode, query: &GroundQuery) -> Result<PageOf<GroundRow>, StoreError> {
        let office = office.to_string();
        declared::list(&mut self.read().await?, (&sql::GROUNDS_IN, &sql::GROUNDS_IN_TOTAL), &office, query).await
    }

    async fn ground_counts(&self, office: DivisionCode) -> Result<Vec<(VersionState, i64)>, StoreError> {
        declared::counts(&mut self.read().await?, office).await
    }

    async fn ground_in(
        &self,
        office: DivisionCode,
        id: &str,
    ) -> Result<Option<(Ground, Vec<GroundVersion>)>, StoreError> {
        declared::one(&mut self.read().await?, &sql::GROUND_IN, &office.to_string(), id).await
    }

    async fn decide_version(
        &self,
        office: DivisionCode,
        decision: &GroundDecision,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !declared::decide(&mut session, office, decision).await? {
            return Ok(false);
        }
        next_generation(&mut session).await?;
        session.commit().await.map(|()| true)
    }

    async fn grounds_near(&self, bounds: BoundingBox, except: &str) -> Result<Vec<GroundRow>, StoreError> {
        declared::near(&mut self.read().await?, bounds, except).await
    }

    async fn ground_places(&self, enterprise: &str) -> Result<Vec<GroundRow>, StoreError> {
        declared::places(&mut self.read().await?, enterprise).await
    }

    async fn ground_versions(&self, enterprise: &str, ids: &[&str]) -> Result<Vec<GroundRow>, StoreError> {
        declared::versions(&mut self.read().await?, enterprise, ids).await
    }

    async fn ground_file_in(&self, office: DivisionCode, id: &str) -> Result<Option<Upload>, StoreError> {
        uploads::one_of(&mut self.read().await?, &sql::GROUND_FILE_IN, office, id).await
    }

    async fn insert_growers(
        &self,
        growers: &[(Grower, Option<String>)],
        entered_by: &str,
        act: &Act,
    ) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        growers::insert(&mut session, growers, entered_by).await?;
        session.commit().await
    }

    async fn growers_kept(
        &self,
        by: &GrowerPlace,
        county: DivisionCode,
        after: &str,
        limit: i64,
    ) -> Result<Vec<(Grower, Option<String>)>, StoreError> {
        growers::kept(&mut self.read().await?, by, county, (after, limit)).await
    }

    async fn growers(&self, reach: &GrowerReach, query: &GrowerQuery) -> Result<PageOf<GrowerRecord>, StoreError> {
        growers::list(&mut self.read().await?, reach, query).await
    }

    async fn grower(&self, reach: &GrowerReach, id: &str) -> Result<Option<(Grower, String)>, StoreError> {
        growers::one(&mut self.read().await?, reach, id).await
    }

    async fn add_plot(&self, reach: &GrowerReach, grower: &str, plot: &Plot, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !growers::add_plot(&mut session, reach, grower, plot).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn end_plot(
        &self,
        reach: &GrowerReach,
        grower: &str,
        plot: &str,
        end: &PlotEnd,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !growers::end_plot(&mut session, reach, (grower, plot), end).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn ask_erasure(
        &self,
        reach: &GrowerReach,
        grower: &str,
        by: &str,
        reason: &str,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !growers::ask(&mut session, reach, grower, (by, reason)).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn end_erasure(
        &self,
        reach: &GrowerReach,
        grower: &str,
        by: &str,
        erase: bool,
        act: &Act,
    ) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if !growers::end(&mut session, reach, grower, (by, erase, act.at)).await? {
            return Ok(false);
        }
        session.commit().await.map(|()| true)
    }

    async fn card(&self, code: &str) -> Result<Option<CardFacts>, StoreError> {
        growers::card(&mut self.read().await?, code).await
    }
}
