//! Arguments and rows, the same for both databases.

use crate::error::{inconsistent, refuse};
use crate::statements::Statement;
use daodi::ports::StoreError;
use sqlx::Row as _;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};

/// An argument of a statement. The kind is known even where the value is null, which PostgreSQL asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Arg {
    Text(Option<String>),
    Int(Option<i64>),
    Real(Option<f64>),
    Bool(bool),
}

macro_rules! arg_from {
    ($($from:ty => $value:ident $make:expr;)*) => {
        $(impl From<$from> for Arg { fn from($value: $from) -> Self { $make } })*
    };
}

arg_from! {
    &str => v Self::Text(Some(v.to_owned()));
    &String => v Self::Text(Some(v.clone()));
    String => v Self::Text(Some(v));
    Option<String> => v Self::Text(v);
    &Option<String> => v Self::Text(v.clone());
    i64 => v Self::Int(Some(v));
    Option<i64> => v Self::Int(v);
    i32 => v Self::Int(Some(v.into()));
    i16 => v Self::Int(Some(v.into()));
    Option<i16> => v Self::Int(v.map(Into::into));
    u32 => v Self::Int(Some(v.into()));
    Option<u32> => v Self::Int(v.map(Into::into));
    u8 => v Self::Int(Some(v.into()));
    f64 => v Self::Real(Some(v));
    Option<f64> => v Self::Real(v);
    bool => v Self::Bool(v);
}

/// A list of arguments from anything that is one.
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::value::Arg::from($value)),*] };
}
pub(crate) use args;

impl Arg {
    /// Refuses what one of the two databases cannot hold: a NUL in a text, a number that is not finite.
    pub(crate) fn check(&self, statement: &'static str) -> Result<(), StoreError> {
        let fits = match self {
            Self::Text(Some(text)) => !text.contains('\0'),
            Self::Real(Some(number)) => number.is_finite(),
            _ => true,
        };
        if fits {
            return Ok(());
        }
        tracing::warn!(statement, "a value with a NUL or a number that is not finite was refused");
        Err(StoreError::Conflict)
    }
}

pub(crate) fn sqlite_arguments(args: Vec<Arg>) -> Result<SqliteArguments, BoxDynError> {
    use sqlx::Arguments as _;
    let mut all = SqliteArguments::default();
    for arg in args {
        match arg {
            Arg::Text(v) => all.add(v)?,
            Arg::Int(v) => all.add(v)?,
            Arg::Real(v) => all.add(v)?,
            Arg::Bool(v) => all.add(v)?,
        }
    }
    Ok(all)
}

pub(crate) fn postgres_arguments(args: Vec<Arg>) -> Result<PgArguments, BoxDynError> {
    use sqlx::Arguments as _;
    let mut all = PgArguments::default();
    for arg in args {
        match arg {
            Arg::Text(v) => all.add(v)?,
            Arg::Int(v) => all.add(v)?,
            Arg::Real(v) => all.add(v)?,
            Arg::Bool(v) => all.add(v)?,
        }
    }
    Ok(all)
}

/// A row of either database. Columns are asked for by name; the statement's declared columns are what the registry test
/// compares with both databases.
pub(crate) struct Row {
    pub(crate) statement: &'static Statement,
    pub(crate) values: Values,
}

pub(crate) enum Values {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! getters {
    ($($get:ident $get_opt:ident $type:ty;)*) => {$(
        pub(crate) fn $get(&self, column: &'static str) -> Result<$type, StoreError> {
            match &self.values {
                Values::Sqlite(row) => row.try_get(column),
                Values::Postgres(row) => row.try_get(column),
            }
            .map_err(|error| self.unreadable(column, &error))
        }

        pub(crate) fn $get_opt(&self, column: &'static str) -> Result<Option<$type>, StoreError> {
            match &self.values {
                Values::Sqlite(row) => row.try_get(column),
                Values::Postgres(row) => row.try_get(column),
            }
            .map_err(|error| self.unreadable(column, &error))
        }
    )*};
}

impl Row {
    getters! {
        text opt_text String;
        int opt_int i64;
        real opt_real f64;
    }

    /// A flag.
    pub(crate) fn flag(&self, column: &'static str) -> Result<bool, StoreError> {
        match &self.values {
            Values::Sqlite(row) => row.try_get(column),
            Values::Postgres(row) => row.try_get(column),
        }
        .map_err(|error| self.unreadable(column, &error))
    }

    /// A whole number in the range of a smaller type.
    pub(crate) fn number<T: TryFrom<i64>>(&self, column: &'static str) -> Result<T, StoreError> {
        T::try_from(self.int(column)?).map_err(|_| self.wrong(column))
    }

    /// A whole number in the range of a smaller type, or none.
    pub(crate) fn opt_number<T: TryFrom<i64>>(&self, column: &'static str) -> Result<Option<T>, StoreError> {
        self.opt_int(column)?.map(T::try_from).transpose().map_err(|_| self.wrong(column))
    }

    /// A text read by a parser of the domain.
    pub(crate) fn parsed<T, E>(
        &self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, StoreError> {
        parse(&self.text(column)?).map_err(|_| self.wrong(column))
    }

    /// A text read by a parser of the domain, or none.
    pub(crate) fn opt_parsed<T, E>(
        &self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, StoreError> {
        self.opt_text(column)?.map(|text| parse(&text)).transpose().map_err(|_| self.wrong(column))
    }

    /// A code of one of the domain's enumerations.
    pub(crate) fn code<T>(
        &self,
        column: &'static str,
        from_code: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        from_code(&self.text(column)?).ok_or_else(|| self.wrong(column))
    }

    /// A list or document kept as JSON.
    pub(crate) fn json<T: serde::de::DeserializeOwned>(&self, column: &'static str) -> Result<T, StoreError> {
        serde_json::from_str(&self.text(column)?).map_err(|_| self.wrong(column))
    }

    /// A point: two columns that are both there or both null.
    pub(crate) fn point(&self, lon: &'static str, lat: &'static str) -> Result<Option<(f64, f64)>, StoreError> {
        match (self.opt_real(lon)?, self.opt_real(lat)?) {
            (Some(lon), Some(lat)) => Ok(Some((lon, lat))),
            (None, None) => Ok(None),
            _ => Err(self.wrong(lon)),
        }
    }

    /// The column holds what the schema should have refused.
    pub(crate) fn wrong(&self, column: &'static str) -> StoreError {
        inconsistent(self.statement.table(), column)
    }

    fn unreadable(&self, column: &'static str, error: &sqlx::Error) -> StoreError {
        let _logged = refuse(self.statement.name, error);
        self.wrong(column)
    }
}

/// A list or document as JSON text.
pub(crate) fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Conflict)
}
