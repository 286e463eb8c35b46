//! The files of keys against what was made with them.

use super::facts::KeyFile;
use super::{Facts, when};

pub(super) fn missing(facts: &Facts) -> Vec<String> {
    let batches = facts.rows("label_batch");
    when(facts.label_keys.is_none() && batches > 0, || {
        format!("{} is missing; {batches} batches were made with it", facts.config.key_file.display())
    })
}

pub(super) fn unreadable(facts: &Facts) -> Vec<String> {
    match &facts.label_keys {
        Some(Err(why)) => vec![format!("{}: {why}", facts.config.key_file.display())],
        _ => Vec::new(),
    }
}

pub(super) fn epochs(facts: &Facts) -> Vec<String> {
    let (Some(Ok(keys)), Some(database)) = (&facts.label_keys, facts.open()) else { return Vec::new() };
    let has = |epoch: i64| keys.epochs.iter().any(|known| i64::from(*known) == epoch);
    let lost = database.batches.iter().filter(|batch| !has(batch.epoch));
    lost.map(|batch| format!("{} batches of epoch {} have no key", batch.total, batch.epoch)).collect()
}

pub(super) fn guessable(facts: &Facts) -> Vec<String> {
    let Some(Ok(keys)) = &facts.label_keys else { return Vec::new() };
    keys.guessable.iter().map(|epoch| format!("the key of epoch {epoch} was not made at random")).collect()
}

fn broken(file: &KeyFile) -> Vec<String> {
    match file {
        KeyFile::Broken(why) => vec![why.clone()],
        _ => Vec::new(),
    }
}

pub(super) fn secret_missing(facts: &Facts) -> Vec<String> {
    let people = facts.rows("person");
    when(facts.secret_keys == KeyFile::Missing && people > 0, || {
        format!(
            "{} is missing; the values of {people} accounts are sealed with it",
            facts.config.secret_key_file.display()
        )
    })
}

pub(super) fn secret_unreadable(facts: &Facts) -> Vec<String> {
    broken(&facts.secret_keys)
}

pub(super) fn secret_epochs(facts: &Facts) -> Vec<String> {
    let (Some(epochs), Some(database)) = (&facts.secret_epochs, facts.open()) else { return Vec::new() };
    let lost = database.sealed.iter().filter(|sealed| !epochs.contains(&sealed.epoch));
    lost.map(|sealed| {
        let file = facts.config.secret_key_file.display();
        format!("{} {} are of epoch {}, which {file} has no key of", sealed.total, sealed.kind, sealed.epoch)
    })
    .collect()
}

pub(super) fn log_missing(facts: &Facts) -> Vec<String> {
    let signed = facts.rows("log_checkpoint");
    when(facts.log_keys == KeyFile::Missing && signed > 0, || {
        format!("{} is missing; {signed} checkpoints were signed with it", facts.config.log_key_file.display())
    })
}

pub(super) fn log_unreadable(facts: &Facts) -> Vec<String> {
    broken(&facts.log_keys)
}
