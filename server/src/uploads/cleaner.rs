//! The bench that files are cleaned on: off the threads that answer requests, with bounded memory and time.

use super::{CleanFile, UploadError, examine};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, timeout_at};

/// Bytes for which one permit stands.
const UNIT: u64 = 1_000_000;

/// Permits: the memory that the points of all pictures being decoded may take, in units. The largest picture takes all of
/// them.
const UNITS: u32 = (super::picture::MEMORY / UNIT) as u32;

/// How long a file may wait and be worked on.
const TIME: Duration = Duration::from_secs(20);

/// The bench.
pub struct Cleaner {
    memory: Arc<Semaphore>,
    time: Duration,
}

impl Default for Cleaner {
    fn default() -> Self {
        Self { memory: Arc::new(Semaphore::new(UNITS as usize)), time: TIME }
    }
}

impl Cleaner {
    /// A cleaner that gives up on a file after so long.
    #[must_use]
    pub fn within(time: Duration) -> Self {
        Self { time, ..Self::default() }
    }

    /// Makes a file harmless, or refuses it; see [`super::sanitise`].
    ///
    /// # Errors
    /// [`UploadError`]; beside what is wrong with the file, [`UploadError::Busy`] where no memory came free in time and
    /// [`UploadError::Slow`] where the work took too long. It then still ends by itself, and holds its memory until it
    /// has.
    pub async fn clean(&self, bytes: Vec<u8>, name: &str, media_type: &str) -> Result<CleanFile, UploadError> {
        let until = Instant::now() + self.time;
        let file = Arc::new((bytes, name.to_owned(), media_type.to_owned()));
        let seen = Arc::clone(&file);
        let memory = run(until, move || examine(&seen.0, &seen.1, &seen.2).map(|examined| examined.memory())).await?;
        let units = u32::try_from(memory / UNIT + 1).unwrap_or(UNITS).min(UNITS);
        let permit = timeout_at(until, Arc::clone(&self.memory).acquire_many_owned(units)).await;
        let Ok(Ok(permit)) = permit else { return Err(UploadError::Busy) };
        run(until, move || {
            let _permit = permit;
            examine(&file.0, &file.1, &file.2)?.clean()
        })
        .await
    }
}

/// Runs work off the threads that answer requests. A decoder that panics has met a damaged file.
async fn run<T: Send + 'static>(
    until: Instant,
    work: impl FnOnce() -> Result<T, UploadError> + Send + 'static,
) -> Result<T, UploadError> {
    match timeout_at(until, spawn_blocking(work)).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => Err(UploadError::Damaged),
        Err(_) => Err(UploadError::Slow),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_waits_for_memory_only_so_long() {
        let cleaner = Cleaner { time: Duration::from_millis(50), ..Cleaner::default() };
        let pdf = || b"%PDF-1.4\nstartxref\n0\n%%EOF\n".to_vec();
        assert!(cleaner.clean(pdf(), "a.pdf", "application/pdf").await.is_ok());
        let held = Arc::clone(&cleaner.memory).acquire_many_owned(UNITS).await;
        assert_eq!(cleaner.clean(pdf(), "a.pdf", "application/pdf").await, Err(UploadError::Busy));
        drop(held);
        assert!(cleaner.clean(pdf(), "a.pdf", "application/pdf").await.is_ok());
    }

    #[tokio::test]
    async fn work_that_panics_or_takes_long_is_an_answer() {
        let within = |milliseconds| Instant::now() + Duration::from_millis(milliseconds);
        assert_eq!(run::<()>(within(60_000), || panic!("a decoder")).await, Err(UploadError::Damaged));
        let long = || {
            std::thread::sleep(Duration::from_millis(300));
            Ok(())
        };
        assert_eq!(run(within(50), long).await, Err(UploadError::Slow));
    }
}
