"""PostgreSQL's own client library, asked as Gánh's driver asks it: integers go as bigint, texts as
text, bytes as bytea, and None without a type."""

import ctypes

library = ctypes.CDLL("libpq.so.5")
for function, result in (("PQconnectdb", ctypes.c_void_p), ("PQexecParams", ctypes.c_void_p),
                         ("PQresultErrorMessage", ctypes.c_char_p),
                         ("PQerrorMessage", ctypes.c_char_p), ("PQgetvalue", ctypes.c_void_p),
                         ("PQcmdTuples", ctypes.c_char_p), ("PQftype", ctypes.c_uint)):
    getattr(library, function).restype = result

type_numbers = {type(None): 0, int: 20, str: 25, bytes: 17}
integer_types, boolean_type, bytes_type = (20, 21, 23), 16, 17


class Refused(Exception):
    pass


class Connection:
    def __init__(self, address):
        self.handle = ctypes.c_void_p(library.PQconnectdb(address.encode()))
        if library.PQstatus(self.handle) != 0:
            raise Refused(library.PQerrorMessage(self.handle).decode())

    def run(self, sql, arguments=()):
        """(rows, how many were changed or found)."""
        count = len(arguments)
        values, types = (ctypes.c_char_p * count)(), (ctypes.c_uint * count)()
        for i, argument in enumerate(arguments):
            types[i] = type_numbers[type(argument)]
            if isinstance(argument, bytes):
                values[i] = b"\\x" + argument.hex().encode()
            elif argument is not None:
                values[i] = str(argument).encode()
        result = ctypes.c_void_p(library.PQexecParams(
            self.handle, sql.encode(), count, types, values, None, None, 0))
        try:
            if library.PQresultStatus(result) not in (1, 2):
                raise Refused(library.PQresultErrorMessage(result).decode().strip())
            rows = [tuple(self.value(result, row, column)
                          for column in range(library.PQnfields(result)))
                    for row in range(library.PQntuples(result))]
            return rows, int(library.PQcmdTuples(result) or 0)
        finally:
            library.PQclear(result)

    @staticmethod
    def value(result, row, column):
        if library.PQgetisnull(result, row, column):
            return None
        raw = ctypes.string_at(library.PQgetvalue(result, row, column),
                               library.PQgetlength(result, row, column))
        kind = library.PQftype(result, column)
        if kind == boolean_type:
            return int(raw == b"t")
        if kind in integer_types:
            return int(raw)
        return bytes.fromhex(raw[2:].decode()) if kind == bytes_type else raw.decode()
