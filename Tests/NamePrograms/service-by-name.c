/* getservbyname(), with a protocol, without one, and by alias.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {"ftp",      "ssh",   "domain", "http",         "www",
                                        "www-http", "HTTP",  "toy",    "plaything",    "gadget",
                                        "udponly",  "none",  "",       "WorldWideWeb", "#",
                                        "80",       "80/tcp"};
    static const char *const protocols[] = {NULL, "tcp", "udp", "sctp", "TCP", "", "t"};
    char label[50];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t p = 0; p < sizeof protocols / sizeof *protocols; p++) {
            snprintf(label, sizeof label, "%s %s", names[i], protocols[p] ? protocols[p] : "-");
            say_servent(label, getservbyname(names[i], protocols[p]));
        }
}
