//! A migrated database for each test: a file copied from a template, or a PostgreSQL database made from one.

use crate::pg;
use std::path::{Path, PathBuf};
use store::{DatabaseUrl, Engine, Options, Store};

/// A migrated, empty database of the test's own, gone with the value.
pub struct TestDb {
    /// The open store.
    pub store: Store,
    url: DatabaseUrl,
    place: Place,
}

enum Place {
    File { _folder: tempfile::TempDir },
    Cluster { admin: String, name: String },
}

impl TestDb {
    /// A fresh SQLite database in a folder of its own.
    pub async fn sqlite() -> Self {
        Self::sqlite_copy_of(&sqlite_template().await).await
    }

    /// A copy of a SQLite database that nobody has open, in a folder of its own.
    pub async fn sqlite_copy_of(original: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("daodi.db");
        std::fs::copy(original, &file).unwrap();
        let url = DatabaseUrl::sqlite(file);
        let store = Store::open(&url, &Options::default()).await.unwrap();
        Self { store, url, place: Place::File { _folder: folder } }
    }

    /// A fresh PostgreSQL database, or `None` where the tests were told to do without PostgreSQL.
    ///
    /// # Panics
    /// Where there is no PostgreSQL and nobody said that this is meant.
    pub async fn postgres() -> Option<Self> {
        let admin = Self::cluster()?;
        let name = pg::database_from_template(&admin).await;
        Some(Self::of_cluster(admin, name).await)
    }

    /// The address of the cluster, or `None` where the tests were told to do without PostgreSQL.
    ///
    /// # Panics
    /// Where there is no PostgreSQL and nobody said that this is meant.
    #[must_use]
    pub fn cluster() -> Option<String> {
        if std::env::var_os(pg::WITHOUT).is_some() {
            println!("not tested on PostgreSQL: {} is set", pg::WITHOUT);
            return None;
        }
        match pg::url() {
            Ok(admin) => Some(admin),
            Err(missing) => panic!("{missing}"),
        }
    }

    /// A copy of a database of the cluster that nobody is connected to.
    pub async fn postgres_copy_of(admin: String, original: &str) -> Self {
        let name = pg::copy_database(&admin, original).await;
        Self::of_cluster(admin, name).await
    }

    async fn of_cluster(admin: String, name: String) -> Self {
        let url = DatabaseUrl::parse(&pg::with_database(&admin, &name)).unwrap();
        let store = Store::open(&url, &Options::default()).await.unwrap();
        Self { store, url, place: Place::Cluster { admin, name } }
    }

    /// A copy of this database, which nobody may have open any more: close the store first.
    pub async fn copy(&self) -> Self {
        match &self.place {
            Place::File { .. } => Self::sqlite_copy_of(self.url.sqlite_path().unwrap()).await,
            Place::Cluster { admin, name } => Self::postgres_copy_of(admin.clone(), name).await,
        }
    }

    /// The database's address, for a second store or a command line.
    #[must_use]
    pub fn url(&self) -> DatabaseUrl {
        self.url.clone()
    }

    /// The address with everything in it, as a command line takes it. Test databases have no secrets.
    #[must_use]
    pub fn url_text(&self) -> String {
        match &self.place {
            Place::File { .. } => self.url.to_string(),
            Place::Cluster { admin, name } => pg::with_database(admin, name),
        }
    }

    /// A second store on the same database, as another process would open it.
    pub async fn open_again(&self) -> Store {
        Store::open(&self.url, &Options::default()).await.unwrap()
    }

    /// The SQLite file, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        self.url.sqlite_path().map(ToOwned::to_owned)
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Place::Cluster { admin, name } = &self.place {
            pg::drop_database(admin, name);
        }
    }
}

/// A migrated SQLite file, made once for each schema and shared by all test processes.
async fn sqlite_template() -> PathBuf {
    let folder = pg::target_folder().join("tmp").join("daodi-tests");
    std::fs::create_dir_all(&folder).unwrap();
    let template = folder.join(format!("template-{}.db", Store::schema_fingerprint(Engine::Sqlite)));
    if !template.exists() {
        let own = tempfile::tempdir_in(&folder).unwrap();
        let file = own.path().join("template.db");
        let store = Store::open(&DatabaseUrl::sqlite(&file), &Options::default()).await.unwrap();
        store.migrate().await.unwrap();
        store.close().await;
        // Renaming is one step: a process that made the same template meanwhile is simply written over.
        std::fs::rename(file, &template).unwrap();
    }
    template
}

/// Runs a test's body; not for use outside [`each_db!`].
#[doc(hidden)]
pub fn run<F: std::future::Future<Output = ()>>(body: F) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(body);
}

/// Makes two tests of each function: `name::sqlite` and `name::postgres`.
///
/// ```ignore
/// each_db! {
///     async fn answers(db: TestDb) {
///         db.store.ping().await.unwrap();
///     }
/// }
/// ```
#[macro_export]
macro_rules! each_db {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: TestDb) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn body($db: $crate::TestDb) $body

            #[test]
            fn sqlite() {
                $crate::database::run(async { body($crate::TestDb::sqlite().await).await });
            }

            #[test]
            fn postgres() {
                $crate::database::run(async {
                    if let Some(db) = $crate::TestDb::postgres().await {
                        body(db).await;
                    }
                });
            }
        }
    )*};
}
