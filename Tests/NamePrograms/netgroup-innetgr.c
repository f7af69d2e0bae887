/* innetgr(): every combination of host, user and domain.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const groups[] = {"toys", "anyone", "nobody", "people",
                                         "all",  "loop",   "none",   ""};
    static const char *const hosts[] = {NULL, "db.example", "DB.EXAMPLE", "other", ""};
    static const char *const users[] = {NULL, "alice", "Alice", "bob", ""};
    static const char *const domains[] = {NULL, "example.org", "Example.Org", ""};

    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        for (size_t h = 0; h < 5; h++)
            for (size_t u = 0; u < 5; u++) {
                printf("%s %s %s:", groups[g], hosts[h] ? hosts[h] : "-",
                       users[u] ? users[u] : "-");
                for (size_t d = 0; d < 4; d++)
                    printf(" %d", innetgr(groups[g], hosts[h], users[u], domains[d]));
                putchar('\n');
            }
}
