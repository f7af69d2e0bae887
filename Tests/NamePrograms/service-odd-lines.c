/* What becomes of lines of services that are not as they should be.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const lines[] = {"good0 100/tcp alias0 more0",
                                    "name1",
                                    "name2 102",
                                    "name3 103/",
                                    "name4 /tcp",
                                    "name5 abc/tcp",
                                    "name6 106tcp",
                                    "name7 107 /tcp",
                                    "name8 108/ tcp",
                                    "name9 0109/tcp",
                                    "name10 0x6e/tcp",
                                    "name11 65535/tcp",
                                    "name12 65536/tcp",
                                    "name13 65649/tcp",
                                    "name14 -1/tcp",
                                    "name15 4294967411/tcp",
                                    "  name16 116/tcp",
                                    "\tname17\t117/tcp\talias17\t",
                                    "name18 118/tcp#comment",
                                    "name19 119/tcp alias19#x",
                                    "name20 120/tcp # alias20",
                                    "#name21 121/tcp",
                                    "  # name22 122/tcp",
                                    "name23#x 123/tcp",
                                    "name24 124/tcp/udp",
                                    "name25 125/TCP",
                                    "name26 126/made-up",
                                    "name27 127//tcp",
                                    "NAME28 128/tcp",
                                    "name29 129,129/tcp",
                                    "name30 130/tcp,udp",
                                    "name31 131:tcp",
                                    "name32 132/tcp a, b",
                                    "+name33 133/tcp",
                                    "name34 134/tcp name34 name34",
                                    "näme35 135/tcp",
                                    "name36 +136/tcp",
                                    "name37 137 tcp",
                                    "name38\v138/tcp",
                                    "name39 99999999999999999999/tcp",
                                    "last99 199/tcp"};

int main(void)
{
    const struct servent *service;
    char name[100];

    put("services", "");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        add("services", lines[i]);
        add("services", "\n");
    }
    while ((service = getservent()))
        say_servent("entry", service);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *start = lines[i] + strspn(lines[i], " \t#+");

        snprintf(name, sizeof name, "%.*s", (int)strcspn(start, " \t#\v"), start);
        say_servent(name, getservbyname(name, NULL));
    }
    for (int port = 0; port < 200; port++)
        if ((service = getservbyport(htons((uint16_t)port), NULL)))
            say_servent("by port", service);
    say_servent("alias17", getservbyname("alias17", "tcp"));
    say_servent("alias19", getservbyname("alias19", "tcp"));
    say_servent("alias20", getservbyname("alias20", "tcp"));
    say_servent("udp", getservbyname("name24", "tcp/udp"));
    say_servent("TCP", getservbyname("name25", "TCP"));
    say_servent("tcp", getservbyname("name25", "tcp"));
}
