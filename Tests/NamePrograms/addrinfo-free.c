/* freeaddrinfo() of parts of a list, and of nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_flags = AI_CANONNAME};
    struct addrinfo *found, *rest;

    need(getaddrinfo("web.example", "80", &hints, &found) ? -1 : 0);
    rest = found->ai_next->ai_next;
    found->ai_next->ai_next = NULL;
    freeaddrinfo(found);
    for (struct addrinfo *one = rest; one; one = one->ai_next)
        print_addrinfo(one);
    freeaddrinfo(rest);
    freeaddrinfo(NULL);
    puts("freed");
}
