/* Buffers that are too small for a host are ERANGE and NETDB_INTERNAL.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static _Alignas(16) char buffer[4096];

static void ask(const char *name, size_t size)
{
    struct hostent host, *found = &host;
    int error = 77;
    const int result = gethostbyname_r(name, &host, buffer, size, &found, &error);

    printf("%s, %zu: %s, %s\n", name, size, strerrorname_np(result),
           found ? "found" : name_of_h_errno(error));
}

int main(void)
{
    static const size_t sizes[] = {0, 1, 8, 16, 24, 1024, 4096};

    put("hosts", "10.0.0.5 db.example db database\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        ask("db", sizes[i]);
        ask("10.0.0.5", sizes[i]);
    }
    ask("nowhere", 1024);
}
