/* The results of gethostbyname(), gethostbyaddr() and gethostent() keep apart.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const unsigned char address[4] = {10, 0, 0, 6};
    const struct hostent *by_name = gethostbyname("db");
    const struct hostent *by_name2 = gethostbyname2("six", AF_INET6);
    const struct hostent *by_address = gethostbyaddr(address, 4, AF_INET);
    const struct hostent *entry = gethostent();

    say_hostent("gethostbyname", by_name);
    say_hostent("gethostbyname2", by_name2);
    say_hostent("gethostbyaddr", by_address);
    say_hostent("gethostent", entry);
}
