/* odd_hosts.h — lines of hosts that are not as they should be.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ODD_HOSTS_H
#define ODD_HOSTS_H

#include "names.h"

static const char *const lines[] = {
    "10.1.0.0 good0 alias0",
    "10.1.0.1",
    "10.1.0.2 ",
    "  10.1.0.3 blank3",
    "\t10.1.0.4\tblank4\t",
    "10.1.0.5    blank5   alias5  ",
    "10.1.0.6 name6#comment",
    "10.1.0.7 name7 #comment alias7",
    "10.1.0.8#comment name8",
    "#10.1.0.9 name9",
    "   # 10.1.0.10 name10",
    "name11 10.1.0.11",
    "10.1.0 name12",
    "10.1.13 name13",
    "0x0a.1.0.14 name14",
    "010.1.0.15 name15",
    "10.1.0.256 name16",
    "10.1.0.17.1 name17",
    "10.1.0.18x name18",
    "167837715 name19",
    "10.1.0.20:80 name20",
    "10.1.0.21/24 name21",
    "10.1.0.22, name22",
    "10.1.0.23 name23,alias23",
    "10.1.0.24 Name24 ALIAS24",
    "10.1.0.25 name25 name25",
    "10.1.0.26 bücher26",
    "10.1.0.27 under_score27 -dash27 dot27.",
    "10.1.0.28 name28\v alias28",
    "10.1.0.29 *",
    "fd01::30 name30",
    "fd01::31%lo name31",
    "fd01:::32 name32",
    "FD01::33 name33",
    "[fd01::34] name34",
    "::ffff:10.1.0.35 name35",
    "::10.1.0.36 name36",
    "fd01::1.2.3.37 name37",
    "fe80::38%1 name38",
    "::1 name39",
    "127.0.0.40 name40",
    "0.0.0.0 name41",
    ":: name42",
    "255.255.255.255 name43",
    "1:2:3:4:5:6:7:8 name44",
    "10.1.0.45 1.2.3.4",
    "10.1.0.46 name46 10.9.9.9",
    "10.1.0.99 last99",
};

static void write_lines(void)
{
    put("hosts", "");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        add("hosts", lines[i]);
        add("hosts", "\n");
    }
}

#endif
