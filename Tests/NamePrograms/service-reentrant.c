/* getservbyname_r(), getservbyport_r() and getservent_r().
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static _Alignas(16) char buffer[1024];

static void by_name(const char *name, size_t size)
{
    struct servent service, *found = (void *)&buffer;

    printf("%s %zu: %s, ", name, size,
           strerrorname_np(getservbyname_r(name, "tcp", &service, buffer, size, &found)));
    claim("ours", found == &service);
    say_servent("found", found);
}

static void by_port(int port, size_t size)
{
    struct servent service, *found = (void *)&buffer;

    printf("%d %zu: %s, ", port, size,
           strerrorname_np(
               getservbyport_r(htons((uint16_t)port), "tcp", &service, buffer, size, &found)));
    claim("ours", found == &service);
    say_servent("found", found);
}

int main(void)
{
    static const size_t sizes[] = {0, 1, 8, 1024};

    put("services", "http 80/tcp www www-http\n");
    for (size_t i = 0; i < 4; i++) {
        by_name("http", sizes[i]);
        by_port(80, sizes[i]);
    }
    by_name("none", 1024);
    by_port(81, 1024);
}
