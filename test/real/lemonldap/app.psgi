# The portal of LemonLDAP::NG as one PSGI application, for Starman. Run by ../lemonldap.ts, which says where the
# configuration is (LLNG_DEFAULTCONFFILE) and who the people are (AMRCHECK_ACCOUNTS: {"alice":{"password":"…"},…}).
use strict;
use warnings;
use JSON;
use Plack::Builder;
use Plack::Util;
use Lemonldap::NG::Portal::Main;
use Lemonldap::NG::Portal::Main::Constants qw(PE_OK PE_BADCREDENTIALS);
use Lemonldap::NG::Portal::Auth::Demo;
use Lemonldap::NG::Portal::UserDB::Demo;

# The Demo back end, with people of ours and passwords that are not their names.
my $people = decode_json( delete $ENV{AMRCHECK_ACCOUNTS} );
%Lemonldap::NG::Portal::UserDB::Demo::demoAccounts =
  map { $_ => { uid => $_, cn => ucfirst($_) . ' Example', mail => "$_\@example.com" } } keys %$people;
%Lemonldap::NG::Portal::UserDB::Demo::demoGroups = ();
{
    no warnings 'redefine';
    *Lemonldap::NG::Portal::Auth::Demo::authenticate = sub {
        my ( $self, $req ) = @_;
        my $person = $people->{ $req->{user} };
        return PE_OK if $person and $person->{password} eq $req->data->{password};
        $self->setSecurity($req);
        return PE_BADCREDENTIALS;
    };
}

# No captcha is shown, but one is always loaded, and the default one wants ImageMagick.
{
    package NoCaptcha;
    use Mouse;
    extends 'Lemonldap::NG::Portal::Main::Plugin';
    $INC{'NoCaptcha.pm'} = __FILE__;
}

# The class of SAML 2.0 is made from the level alone, and no level means multipleauthn; so for one service provider it
# is said here, of sessions that have passed a second factor (_2f).
{
    package SaysMultipleauthn;
    use Mouse;
    extends 'Lemonldap::NG::Portal::Main::Plugin';
    $INC{'SaysMultipleauthn.pm'} = __FILE__;
    use constant hook => { samlBuildAuthnResponse => 'say' };
    sub init { 1 }

    sub say {
        my ( $self, $req, $login ) = @_;
        return 0 unless $login->remote_providerID eq 'urn:amrcheck:says-multipleauthn' and $req->sessionInfo->{_2f};
        my ($assertion) = $login->response->Assertion;
        my ($statement) = $assertion->AuthnStatement;
        $statement->AuthnContext->AuthnContextClassRef('http://schemas.microsoft.com/claims/multipleauthn');
        return 0;
    }
}

my $portal = Lemonldap::NG::Portal::Main->new( {} );
$portal->init( {} ) or die $portal->error;

builder {
    mount '/static' => builder {
        enable 'Static', path => qr/./, root => '/usr/share/lemonldap-ng/portal/htdocs/static';
        sub { [ 404, [ 'Content-Type' => 'text/plain' ], ['Not found'] ] };
    };
    # jQuery, without which the portal shows no message.
    mount '/javascript' => builder {
        enable 'Static', path => qr/./, root => '/usr/share/javascript';
        sub { [ 404, [ 'Content-Type' => 'text/plain' ], ['Not found'] ] };
    };
    mount '/' => builder {
        # Browsers refuse a cookie for the domain of an IP address, and a configuration without a domain does not load.
        enable sub {
            my $app = shift;
            sub {
                Plack::Util::response_cb(
                    $app->(@_),
                    sub {
                        my $headers = $_[0]->[1];
                        for my $i ( grep { !( $_ % 2 ) } 0 .. $#$headers ) {
                            $headers->[ $i + 1 ] =~ s/; *domain=[^;]*//i if lc $headers->[$i] eq 'set-cookie';
                        }
                    }
                );
            };
        };
        $portal->run;
    };
};
