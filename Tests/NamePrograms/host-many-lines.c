/* Several lines of a name: all of their addresses, in the order of the file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    put("hosts", "10.0.0.1 a.example a\n10.0.0.2 b.example a\n10.0.0.3 A.Example aa\n"
                 "10.0.0.1 a.example again\nfd00::1 a\nfd00::2 a.example a6\n10.0.0.4 b.example\n"
                 "10.0.0.5 c c c d\n10.0.0.6 c d\n");
    say_hostent("a", gethostbyname("a"));
    say_hostent("a.example", gethostbyname("a.example"));
    say_hostent("A.EXAMPLE", gethostbyname("A.EXAMPLE"));
    say_hostent("aa", gethostbyname("aa"));
    say_hostent("b.example", gethostbyname("b.example"));
    say_hostent("c", gethostbyname("c"));
    say_hostent("d", gethostbyname("d"));
    say_hostent("a inet6", gethostbyname2("a", AF_INET6));
    say_hostent("a.example inet6", gethostbyname2("a.example", AF_INET6));
}
