/* Several addresses of one family keep the order of the file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    put("hosts", "10.0.0.9 a\n192.168.1.1 a\n10.0.0.1 a\n172.16.0.1 a\n8.8.8.8 a\n10.0.0.9 a\n"
                 "fd00::9 b\n2001:db8::1 b\nfd00::1 b\n2002::1 b\n");
    say_addresses("a", "a", "80", &hints);
    say_addresses("b", "b", "80", &hints);
    hints.ai_family = AF_INET;
    say_addresses("a inet", "a", "80", &hints);
    hints.ai_family = AF_INET6;
    say_addresses("b inet6", "b", "80", &hints);
    say_hostent("gethostbyname", gethostbyname("a"));
}
