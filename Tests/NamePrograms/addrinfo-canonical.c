/* AI_CANONNAME: the first name of the line, on the first answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {
        "db",          "DATABASE",      "db.example",     "web",     "web2",
        "web.example", "both.example",  "both",           "both2",   "six",
        "localhost",   "ip6-localhost", "10.0.0.5",       "10.5",    "::1",
        "::0001",      "fd00:0:0::5",   "::ffff:1.2.3.4", "nowhere", "010.0.0.5"};
    static const int families[] = {AF_UNSPEC, AF_INET, AF_INET6};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (int f = 0; f < 3; f++) {
            const struct addrinfo hints = {.ai_flags = AI_CANONNAME, .ai_family = families[f]};

            printf("%s ", name_of_family(families[f]));
            say_addrinfo(names[i], names[i], NULL, &hints);
        }
}
