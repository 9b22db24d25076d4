-- Which master key this database was filled under (tsctl migrate writes it once, an HMAC that tells nothing of it):
-- no program starts with another, under which nothing that is sealed or looked up here would be found again.
CREATE TABLE cle_maitresse (
    seule TINYINT UNSIGNED NOT NULL PRIMARY KEY,   -- 1: there is one line
    empreinte BINARY(32) NOT NULL
) ENGINE=InnoDB;
