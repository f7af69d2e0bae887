/* A line of ::1 counts as 127.0.0.1 too, where it does.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    put("hosts",
        "::1 only6 here\n::1 both\n127.0.0.1 both\n127.0.0.1 four\n::ffff:127.0.0.1 mapped\n"
        "::2 two\n::ffff:10.0.0.1 mapped10\n");
    for (int i = 0; i < 3; i++) {
        static const int families[] = {AF_UNSPEC, AF_INET, AF_INET6};

        hints.ai_family = families[i];
        printf("%s\n", name_of_family(families[i]));
        say_addresses("only6", "only6", NULL, &hints);
        say_addresses("here", "here", NULL, &hints);
        say_addresses("both", "both", NULL, &hints);
        say_addresses("four", "four", NULL, &hints);
        say_addresses("mapped", "mapped", NULL, &hints);
        say_addresses("mapped10", "mapped10", NULL, &hints);
        say_addresses("two", "two", NULL, &hints);
    }
    say_hostent("only6", gethostbyname("only6"));
    say_hostent("both", gethostbyname("both"));
    say_hostent("mapped", gethostbyname("mapped"));
    say_hostent("mapped10", gethostbyname("mapped10"));
    say_hostent("mapped10 inet6", gethostbyname2("mapped10", AF_INET6));
    say_hostent("four inet6", gethostbyname2("four", AF_INET6));
}
