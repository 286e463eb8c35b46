//! Every SQL text of the store, as constants in portable SQL with `$n`.
//!
//! [`all`] and [`bulks`] list each of them; a test prepares each one on both databases and compares arity, columns and
//! kinds with what is declared here. No SQL stands anywhere else.

use crate::Engine;

mod account;
mod audit;
mod case;
mod filing;
mod ground;
mod import;
mod label;
pub(crate) mod maintenance;
mod message;
mod people;
mod register;
mod rights;
mod settings;
pub(crate) mod state;
pub(crate) mod tables;
mod trademark;
mod trail;

pub(crate) use account::*;
pub(crate) use audit::*;
pub(crate) use case::*;
pub(crate) use filing::*;
pub(crate) use ground::*;
pub(crate) use import::*;
pub(crate) use label::*;
pub(crate) use message::*;
pub(crate) use people::*;
pub(crate) use register::*;
pub(crate) use rights::*;
pub(crate) use settings::*;
pub(crate) use trademark::*;
pub(crate) use trail::*;

/// A statement.
#[derive(Debug)]
pub struct Statement {
    /// `table.act`, as the log names it.
    pub name: &'static str,
    /// The text.
    pub sql: &'static str,
    /// How many arguments it takes.
    pub arity: usize,
    /// The names of the columns it gives, in order.
    pub columns: &'static [&'static str],
    /// The one database it is for, where it reads that database's own catalogue.
    pub only: Option<Engine>,
}

impl Statement {
    /// The table it is about: the name's first part.
    #[must_use]
    pub fn table(&self) -> &'static str {
        self.name.split('.').next().unwrap_or(self.name)
    }

    /// Whether it names whose rows it gives, in a clause between `/*tenancy*/` and `/*end*/`.
    #[must_use]
    pub fn has_tenancy(&self) -> bool {
        self.sql.contains(TENANCY)
    }

    /// The text with the tenancy clause made void, for the test that every such clause is needed.
    #[cfg(debug_assertions)]
    #[must_use]
    pub fn without_tenancy(&self) -> String {
        self.sql.replace(TENANCY, "(").replace(TENANCY_END, " OR TRUE)")
    }
}

/// Begins a clause that limits rows to those of whoever asks.
pub(crate) const TENANCY: &str = "/*tenancy*/";
/// Ends it.
#[cfg(debug_assertions)]
const TENANCY_END: &str = "/*end*/";

/// A statement that writes many rows at once: `into VALUES ($1, $2), ($3, $4) … then`.
#[derive(Debug)]
pub struct Bulk {
    /// `table.act`, as the log names it.
    pub name: &'static str,
    /// `INSERT INTO table (columns)`.
    pub into: &'static str,
    /// How many arguments a row takes.
    pub arity: usize,
    /// How many of a row's first arguments are its key.
    pub key: usize,
    /// What follows the values.
    pub then: &'static str,
}

impl Bulk {
    /// The text for a number of rows. Made of constants and numbers only.
    #[must_use]
    pub fn sql(&self, rows: usize) -> String {
        let mut sql = String::with_capacity(self.into.len() + self.then.len() + rows * self.arity * 6);
        sql.push_str(self.into);
        sql.push_str(" VALUES ");
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for argument in 0..self.arity {
                sql.push_str(if argument == 0 { "$" } else { ", $" });
                sql.push_str(&(row * self.arity + argument + 1).to_string());
            }
            sql.push(')');
        }
        sql.push_str(self.then);
        sql
    }

    /// How many rows are written by one statement: about a thousand arguments, well under either database's limit.
    #[must_use]
    pub fn rows_at_once(&self) -> usize {
        (1_000 / self.arity).max(1)
    }
}

/// Every statement.
#[must_use]
pub fn all() -> Vec<&'static Statement> {
    [
        state::STATEMENTS,
        register::statements().as_slice(),
        import::STATEMENTS,
        label::STATEMENTS,
        audit::STATEMENTS,
        maintenance::STATEMENTS,
        tables::TABLES,
        tables::REFERENCES,
        account::all().as_slice(),
        case::all().as_slice(),
        people::STATEMENTS,
        message::STATEMENTS,
        trademark::STATEMENTS,
        trail::STATEMENTS,
        rights::STATEMENTS,
        filing::STATEMENTS,
        ground::STATEMENTS,
        settings::STATEMENTS,
    ]
    .concat()
}

/// Every statement that writes many rows.
#[must_use]
pub fn bulks() -> Vec<&'static Bulk> {
    [
        register::bulks().as_slice(),
        import::BULKS,
        people::BULKS,
        trail::BULKS,
        audit::BULKS,
        rights::BULKS,
        filing::BULKS,
        ground::BULKS,
    ]
    .concat()
}

/// Declares statements and the list of them: `NAME "table.act" (arity) [columns] => "text";`
macro_rules! statements {
    ($($(#[$doc:meta])* $id:ident $name:literal ($arity:literal) [$($column:literal),*] $(for $engine:ident)? => $sql:expr;)*) => {
        $($(#[$doc])* pub(crate) static $id: $crate::statements::Statement = $crate::statements::Statement {
            name: $name,
            sql: $sql,
            arity: $arity,
            columns: &[$($column),*],
            only: $crate::statements::statements!(@engine $($engine)?),
        };)*
        /// Every statement of this module.
        pub(super) static STATEMENTS: &[&$crate::statements::Statement] = &[$(&$id),*];
    };
    (@engine) => { None };
    (@engine $engine:ident) => { Some($crate::Engine::$engine) };
}
pub(crate) use statements;

/// Declares a table of the register: its rows are written by key with their place in the file and the import that
/// carried them, and read in the file's order.
///
/// `only` narrows what is read and counted; `unless` is the condition under which a stored row is written over.
macro_rules! table {
    ($table:ident key($k0:ident $(, $k:ident)*) set($($c:ident),* $(,)?) $(only $only:literal)? $(unless $unless:literal)?) => {
        pub(crate) mod $table {
            use crate::statements::{Bulk, Statement};

            const COLUMNS: &[&str] = &[stringify!($k0) $(, stringify!($k))* $(, stringify!($c))*];
            const KEY: &[&str] = &[stringify!($k0) $(, stringify!($k))*];

            pub(crate) static UPSERT: Bulk = Bulk {
                name: concat!(stringify!($table), ".upsert"),
                into: concat!(
                    "INSERT INTO ", stringify!($table), " (", stringify!($k0) $(, ", ", stringify!($k))*
                    $(, ", ", stringify!($c))*, ", position, import_id)"
                ),
                arity: COLUMNS.len() + 2,
                key: KEY.len(),
                then: concat!(
                    " ON CONFLICT (", stringify!($k0) $(, ", ", stringify!($k))*,
                    ") DO UPDATE SET position = excluded.position, import_id = excluded.import_id"
                    $(, ", ", stringify!($c), " = excluded.", stringify!($c))* $(, " WHERE ", $unless)?
                ),
            };

            pub(crate) static ALL: Statement = Statement {
                name: concat!(stringify!($table), ".all"),
                sql: concat!(
                    "SELECT ", stringify!($k0) $(, ", ", stringify!($k))* $(, ", ", stringify!($c))*, " FROM ",
                    stringify!($table) $(, " WHERE ", $only)?, " ORDER BY position, ", stringify!($k0)
                    $(, ", ", stringify!($k))*
                ),
                arity: 0,
                columns: COLUMNS,
                only: None,
            };

            pub(crate) static ONE: Statement = Statement {
                name: concat!(stringify!($table), ".one"),
                sql: concat!(
                    "SELECT ", stringify!($k0) $(, ", ", stringify!($k))* $(, ", ", stringify!($c))*, " FROM ",
                    stringify!($table), " WHERE ", stringify!($k0), " = $1 ORDER BY position, ", stringify!($k0)
                    $(, ", ", stringify!($k))*
                ),
                arity: 1,
                columns: COLUMNS,
                only: None,
            };

            pub(crate) static COUNT: Statement = Statement {
                name: concat!(stringify!($table), ".count"),
                sql: concat!("SELECT COUNT(*) AS total FROM ", stringify!($table) $(, " WHERE ", $only)?),
                arity: 0,
                columns: &["total"],
                only: None,
            };

            pub(super) static STATEMENTS: &[&Statement] = &[&ALL, &ONE, &COUNT];
        }
    };
}
pub(crate) use table;

/// Declares a table of rows that belong to another row (`owner`) and are replaced with it.
///
/// `carried` finds the owners that the import `$1` carried.
macro_rules! children {
    ($table:ident owner($o:ident) set($($c:ident),* $(,)?) order($order:literal) carried($carried:literal)) => {
        pub(crate) mod $table {
            use crate::statements::{Bulk, Statement};

            const COLUMNS: &[&str] = &[stringify!($o) $(, stringify!($c))*];

            pub(crate) static INSERT: Bulk = Bulk {
                name: concat!(stringify!($table), ".insert"),
                into: concat!("INSERT INTO ", stringify!($table), " (", stringify!($o) $(, ", ", stringify!($c))*, ")"),
                arity: COLUMNS.len(),
                key: COLUMNS.len(),
                then: "",
            };

            pub(crate) static ALL: Statement = Statement {
                name: concat!(stringify!($table), ".all"),
                sql: concat!(
                    "SELECT ", stringify!($o) $(, ", ", stringify!($c))*, " FROM ", stringify!($table),
                    " ORDER BY ", stringify!($o), ", ", $order
                ),
                arity: 0,
                columns: COLUMNS,
                only: None,
            };

            pub(crate) static OF: Statement = Statement {
                name: concat!(stringify!($table), ".of"),
                sql: concat!(
                    "SELECT ", stringify!($o) $(, ", ", stringify!($c))*, " FROM ", stringify!($table),
                    " WHERE ", stringify!($o), " = $1 ORDER BY ", stringify!($o), ", ", $order
                ),
                arity: 1,
                columns: COLUMNS,
                only: None,
            };

            pub(crate) static CLEAR: Statement = Statement {
                name: concat!(stringify!($table), ".clear"),
                sql: concat!("DELETE FROM ", stringify!($table), " WHERE ", stringify!($o), " IN (", $carried, ")"),
                arity: 1,
                columns: &[],
                only: None,
            };

            pub(super) static STATEMENTS: &[&Statement] = &[&ALL, &OF, &CLEAR];
        }
    };
}
pub(crate) use children;

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique() {
        let names: Vec<_> = all().iter().map(|s| s.name).chain(bulks().iter().map(|b| b.name)).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn numbers_the_arguments_of_many_rows() {
        let bulk = bulks().into_iter().find(|b| b.name == "search_token.insert").unwrap();
        assert!(bulk.sql(2).ends_with("VALUES ($1, $2, $3, $4), ($5, $6, $7, $8)"), "{}", bulk.sql(2));
    }

    #[test]
    fn no_sql_stands_outside_these_modules() {
        fn walk(folder: &std::path::Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.ends_with("statements") {
                    walk(&path, found);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    for word in ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA "] {
                        // A string that begins with the word, not a sentence of a comment.
                        if text.contains(&format!("\"{word}")) {
                            found.push(format!("{}: {word}", path.display()));
                        }
                    }
                }
            }
        }
        let mut found = Vec::new();
        walk(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
        assert!(found.is_empty(), "{found:?}");
    }
}
