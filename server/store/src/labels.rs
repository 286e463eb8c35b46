//! The labels' port.

use crate::Store;
use crate::session::{Session, Unaudited};
use crate::statements as sql;
use crate::value::{Arg, Row, args};
use async_trait::async_trait;
use daodi::audit::Act;
use daodi::label::{Batch, BatchState, NetContent};
use daodi::ports::{Labels, NewScan, ScanSummary, StoreError};
use jiff::civil::Date;

#[async_trait]
impl Labels for Store {
    async fn insert_batch(&self, batch: &Batch, act: &Act) -> Result<bool, StoreError> {
        let mut session = self.act(act).await?;
        if session.execute(&sql::BATCH_INSERT, batch_args(batch)).await? != 1 {
            return Ok(false);
        }
        session.commit().await?;
        Ok(true)
    }

    async fn batch_by_tag(&self, tag: u32) -> Result<Option<Batch>, StoreError> {
        let row = self.read().await?.optional(&sql::BATCH_BY_TAG, args![tag]).await?;
        row.as_ref().map(read_batch).transpose()
    }

    async fn batch(&self, id: &str) -> Result<Option<Batch>, StoreError> {
        let row = self.read().await?.optional(&sql::BATCH_BY_ID, args![id]).await?;
        row.as_ref().map(read_batch).transpose()
    }

    async fn batches(&self, limit: i64) -> Result<Vec<Batch>, StoreError> {
        self.read().await?.all(&sql::BATCHES, args![limit.max(0)]).await?.iter().map(read_batch).collect()
    }

    async fn batch_epochs(&self) -> Result<Vec<(i64, i64, i64)>, StoreError> {
        let rows = self.read().await?.all(&sql::BATCH_EPOCHS, args![]).await?;
        rows.iter().map(|row| Ok((row.int("epoch")?, row.int("batches")?, row.int("labels")?))).collect()
    }

    async fn update_batch(&self, batch: &Batch, act: &Act) -> Result<(), StoreError> {
        let (recalled_at, reason) = batch.recalled.clone().unzip();
        let mut session = self.act(act).await?;
        let row = args![&batch.id, batch.state.code(), batch.activated_at, recalled_at, reason];
        if session.execute(&sql::BATCH_UPDATE, row).await? != 1 {
            return Err(StoreError::Conflict);
        }
        session.commit().await
    }

    async fn void_label(&self, code: &str, at: i64, reason: &str, act: &Act) -> Result<(), StoreError> {
        let mut session = self.act(act).await?;
        session.execute(&sql::VOID_INSERT, args![code, at, reason]).await?;
        session.commit().await
    }

    async fn voided(&self, code: &str) -> Result<Option<(i64, String)>, StoreError> {
        let Some(row) = self.read().await?.optional(&sql::VOID, args![code]).await? else { return Ok(None) };
        Ok(Some((row.int("at")?, row.text("reason")?)))
    }

    async fn record_scan(&self, scan: &NewScan) -> Result<ScanSummary, StoreError> {
        // The same device on the same day adds nothing: no write, and no waiting for the writer.
        let mut session = self.read().await?;
        let seen = session.optional(&sql::DEVICE_DAY, args![&scan.code, &scan.day, &scan.device]).await?;
        if seen.is_some()
            && let Some(known) = summary(&mut session, &scan.code).await?
        {
            return Ok(known);
        }
        drop(session);
        let mut session = self.write(Unaudited::Scan).await?;
        let first = args![&scan.code, scan.at, &scan.province, &scan.client];
        let is_first = session.execute(&sql::FIRST_SCAN_INSERT, first).await? == 1;
        let day = args![&scan.code, &scan.day, &scan.device, scan.at, &scan.province, &scan.client];
        session.execute(&sql::DEVICE_DAY_INSERT, day).await?;
        let known = summary(&mut session, &scan.code).await?;
        session.commit().await?;
        known
            .map(|known| ScanSummary { is_first, ..known })
            .ok_or_else(|| crate::error::inconsistent("label_first_scan", "the row just written is missing"))
    }

    async fn scans(&self, code: &str) -> Result<Option<ScanSummary>, StoreError> {
        summary(&mut self.read().await?, code).await
    }
}

async fn summary(session: &mut Session, code: &str) -> Result<Option<ScanSummary>, StoreError> {
    let Some(row) = session.optional(&sql::SCANS, args![code]).await? else { return Ok(None) };
    Ok(Some(ScanSummary {
        first_at: row.int("at")?,
        first_province: row.opt_text("province")?,
        device_days: row.int("device_days")?,
        is_first: false,
    }))
}

fn batch_args(batch: &Batch) -> Vec<Arg> {
    let (unit, amount) = match batch.net {
        NetContent::Grams(amount) => ("grams", amount),
        NetContent::Pieces(amount) => ("pieces", amount),
    };
    let (recalled_at, reason) = batch.recalled.clone().unzip();
    args![
        &batch.id,
        batch.tag,
        batch.epoch,
        &batch.enterprise,
        &batch.product,
        &batch.base,
        batch.pack_date.to_string(),
        unit,
        amount,
        batch.count,
        &batch.host,
        batch.qr_version,
        batch.qr_ecc.to_string(),
        batch.state.code(),
        batch.demo,
        batch.issued_at,
        batch.activated_at,
        recalled_at,
        reason,
    ]
}

fn read_batch(row: &Row) -> Result<Batch, StoreError> {
    let amount = row.number("net_amount")?;
    let recalled = match (row.opt_int("recalled_at")?, row.opt_text("recall_reason")?) {
        (Some(at), Some(reason)) => Some((at, reason)),
        (None, None) => None,
        _ => return Err(row.wrong("recalled_at")),
    };
    Ok(Batch {
        id: row.text("id")?,
        tag: row.number("tag")?,
        epoch: row.number("epoch")?,
        enterprise: row.text("enterprise")?,
        product: row.text("product")?,
        base: row.text("base")?,
        pack_date: row.parsed("pack_date", str::parse::<Date>)?,
        net: match row.text("net_unit")?.as_str() {
            "grams" => NetContent::Grams(amount),
            "pieces" => NetContent::Pieces(amount),
            _ => return Err(row.wrong("net_unit")),
        },
        count: row.number("count")?,
        host: row.text("host")?,
        qr_version: row.number("qr_version")?,
        qr_ecc: row.parsed("qr_ecc", |text| text.parse::<char>())?,
        state: row.code("state", BatchState::from_code)?,
        demo: row.flag("demo")?,
        issued_at: row.int("issued_at")?,
        activated_at: row.opt_int("activated_at")?,
        recalled,
    })
}
