-- The county's job for DuckDB, which it does on as many threads as it finds processors: IDs checked, the
-- sources joined, age, band and grade due, counts by village. It does less than the filters: no reasons of
-- rejects, no encodings, no names of areas, no conflicts, no enterprises. $SOURCES stands for the directory.
-- Out come town, village, persons, eligible, insured, payers, yuan, yuan due.

SET preserve_insertion_order = false;

-- The ID as 18 characters; NULL if it is none.
CREATE MACRO cleaned(t) AS upper(translate(t, '０１２３４５６７８９Ｘ '' -', '0123456789X'));
CREATE MACRO long(t) AS CASE WHEN strlen(t) = 15 THEN left(t, 6) || '19' || substr(t, 7) ELSE t END;
CREATE MACRO rest(k) AS (
    (k // 10000000000000000) * 7 + (k // 1000000000000000 % 10) * 9 + (k // 100000000000000 % 10) * 10 +
    (k // 10000000000000 % 10) * 5 + (k // 1000000000000 % 10) * 8 + (k // 100000000000 % 10) * 4 +
    (k // 10000000000 % 10) * 2 + (k // 1000000000 % 10) * 1 + (k // 100000000 % 10) * 6 +
    (k // 10000000 % 10) * 3 + (k // 1000000 % 10) * 7 + (k // 100000 % 10) * 9 + (k // 10000 % 10) * 10 +
    (k // 1000 % 10) * 5 + (k // 100 % 10) * 8 + (k // 10 % 10) * 4 + (k % 10) * 2) % 11;
CREATE MACRO check_of(k) AS substr('10X98765432', CAST(rest(k) + 1 AS INT), 1);
CREATE MACRO whole(t) AS CAST(replace(t, ',', '') AS DECIMAL(14, 2));

-- Reads a source whose columns are all text; `cells` names them, `id` among them.
CREATE MACRO source(name, cells) AS TABLE
    SELECT * EXCLUDE (raw, t, k), CASE WHEN strlen(t) = 17 THEN t || check_of(k) ELSE t END AS key
    FROM (SELECT *, TRY_CAST(left(t, 17) AS BIGINT) AS k
          FROM (SELECT *, CASE WHEN strlen(raw) = 18 THEN upper(raw) ELSE long(cleaned(raw)) END AS t
                FROM read_csv('$SOURCES/' || name || '.csv', header = true, auto_detect = false, delim = ',',
                              quote = '"', escape = '"', new_line = '\r\n', columns = cells)))
    WHERE k IS NOT NULL AND (strlen(t) = 17 OR (strlen(t) = 18 AND right(t, 1) = check_of(k)));

CREATE TEMP TABLE registry AS
    SELECT key, any_value(town) AS town, any_value(village) AS village,
           bool_or(status <> '正常') AS gone
    FROM source('registry', {'name': 'VARCHAR', 'raw': 'VARCHAR', 'town': 'VARCHAR',
                             'village': 'VARCHAR', 'status': 'VARCHAR'})
    GROUP BY key;

CREATE TEMP TABLE resident AS
    SELECT key, arg_max(town, day) AS town, arg_max(village, day) AS village,
           arg_max(status, day) AS standing, arg_max(CAST(grade AS INT), day) AS grade,
           arg_max(whole(paid), day) AS paid, bool_or(category = '代缴') AS was_proxy
    FROM (SELECT *, replace(updated, '/', '-') AS day
          FROM source('resident', {'number': 'VARCHAR', 'town': 'VARCHAR', 'village': 'VARCHAR',
                                   'name': 'VARCHAR', 'raw': 'VARCHAR', 'status': 'VARCHAR',
                                   'category': 'VARCHAR', 'grade': 'VARCHAR', 'prev': 'VARCHAR',
                                   'paid': 'VARCHAR', 'updated': 'VARCHAR', 'telephone': 'VARCHAR'}))
    GROUP BY key;

CREATE TEMP TABLE work AS
    SELECT key, bool_or(covered) AS covered
    FROM (SELECT key, status = '正常参保' AS covered
          FROM source('employee', {'unit': 'VARCHAR', 'code': 'VARCHAR', 'name': 'VARCHAR',
                                   'raw': 'VARCHAR', 'status': 'VARCHAR', 'base': 'VARCHAR',
                                   'since': 'VARCHAR'})
          UNION ALL
          SELECT key, status = '正常缴费'
          FROM source('flexible', {'name': 'VARCHAR', 'raw': 'VARCHAR', 'town': 'VARCHAR',
                                   'status': 'VARCHAR', 'amount': 'VARCHAR', 'since': 'VARCHAR'}))
    GROUP BY key;

CREATE MACRO listed(name, mark) AS TABLE
    SELECT key, mark AS tag
    FROM source(name, {'name': 'VARCHAR', 'raw': 'VARCHAR', 'town': 'VARCHAR', 'village': 'VARCHAR',
                       'note': 'VARCHAR'});

CREATE TEMP TABLE tags AS
    SELECT key, bit_or(tag) AS tags
    FROM (SELECT * FROM listed('proxy', 1) UNION ALL SELECT * FROM listed('hardship', 2) UNION ALL
          SELECT * FROM listed('cadre', 4) UNION ALL SELECT * FROM listed('capable', 8) UNION ALL
          SELECT * FROM listed('migrant', 8) UNION ALL SELECT * FROM listed('refused', 16) UNION ALL
          SELECT * FROM listed('exempt', 32) UNION ALL SELECT * FROM listed('elsewhere', 64))
    GROUP BY key;

CREATE TEMP TABLE person AS
    SELECT coalesce(registry.town, resident.town, '') AS town,
           coalesce(registry.village, resident.village, '') AS village,
           coalesce(NOT gone, false) AS registered, coalesce(gone, false) AS gone,
           coalesce(standing, '') AS standing, coalesce(paid, 0) AS paid,
           coalesce(was_proxy, false) AS was_proxy, coalesce(tags, 0) AS tags,
           coalesce(covered, false) OR coalesce(tags, 0) & 64 > 0 AS covered,
           standing IN ('正常缴费', '暂停缴费') AS enrolled,
           CASE WHEN standing IN ('正常缴费', '暂停缴费') THEN grade ELSE 0 END AS pays,
           2024 - CAST(substr(key, 7, 4) AS INT) AS age,
           CASE WHEN CAST(substr(key, 17, 1) AS INT) % 2 = 1 THEN 45 ELSE 40 END AS older_from,
           CASE WHEN age < 16 THEN 'under16' WHEN age >= 60 THEN 'pensioner' WHEN age >= 55 THEN 'near'
                WHEN age < older_from OR (age = older_from AND substr(key, 11, 4) = '1231') THEN 'young'
                ELSE 'older' END AS band
    FROM registry FULL JOIN resident USING (key) FULL JOIN work USING (key) FULL JOIN tags USING (key);

COPY (
    SELECT town, village, count(*), count(*) FILTER (eligible),
           count(*) FILTER (eligible AND (standing = '正常缴费' OR covered)), count(*) FILTER (paid > 0),
           CAST(sum(paid) AS BIGINT), sum(due)
    FROM (SELECT *, registered AND tags & 32 = 0 AND band NOT IN ('under16', 'pensioner') AS eligible,
                 CASE WHEN band IN ('under16', 'pensioner') OR gone OR covered OR tags & 16 > 0 THEN 0
                      WHEN tags & 32 > 0 AND NOT coalesce(enrolled, false) THEN 0
                      WHEN tags & 1 > 0 THEN greatest(100, pays)
                      WHEN tags & 2 > 0 THEN greatest(300, pays)
                      WHEN was_proxy THEN greatest(500, pays)
                      WHEN tags & 4 > 0 THEN CASE WHEN band = 'young' THEN 0 ELSE 6000 END
                      WHEN band = 'young' AND NOT coalesce(enrolled, false) AND tags & 8 = 0 THEN 0
                      ELSE greatest(500, pays) END AS due
          FROM person)
    GROUP BY town, village
) TO '/dev/stdout' (FORMAT csv, DELIMITER '\t', HEADER false);
