/* Hosts in UTF-8, and by their ASCII form.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_CANONNAME};

    put("hosts", "10.0.0.1 bücher.example\n10.0.0.2 xn--bcher-kva.example\n10.0.0.3 王\n");
    say_hostent("bücher.example", gethostbyname("bücher.example"));
    say_hostent("xn--bcher-kva.example", gethostbyname("xn--bcher-kva.example"));
    say_addresses("bücher.example", "bücher.example", NULL, &hints);
    say_addresses("王", "王", NULL, &hints);
}
