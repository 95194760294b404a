package claim

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"math/big"
	"path/filepath"
	"strings"
	"testing"
)

// A figure of a text is called wrong through one gate only. What is found of a
// figure is entered by tell, which enters nothing that is wrong, and by the
// functions of outright.go; no other code of the package writes it.
func TestOneGate(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	gates := map[string]int{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(gotoken.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && entersFindings(f) {
				gates[name+" "+f.Name.Name]++
			}
		}
	}
	want := map[string]bool{"link.go tell": true, "outright.go settle": true, "outright.go settleChange": true, "outright_ratio.go settleRatio": true, "outright_way.go settleWay": true, "outright_split.go settleTotal": true}
	for gate := range gates {
		if !want[gate] {
			t.Errorf("%s writes what is found of a figure: call tell, or settle it in outright.go", gate)
		}
	}
	if len(gates) != len(want) {
		t.Errorf("gates %v, want %v", gates, want)
	}
}

// entersFindings says whether a function assigns to the found of a mention, or
// makes a mention with one.
func entersFindings(f *ast.FuncDecl) bool {
	enters := false
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				for s, ok := left.(*ast.SelectorExpr); ok; s, ok = s.X.(*ast.SelectorExpr) {
					enters = enters || s.Sel.Name == "found" // also m.found.verdict
				}
			}
		case *ast.UnaryExpr:
			s, ok := n.X.(*ast.SelectorExpr)
			enters = enters || n.Op == gotoken.AND && ok && s.Sel.Name == "found"
		case *ast.CompositeLit:
			made, ok := n.Type.(*ast.Ident)
			for _, e := range n.Elts {
				pair, named := e.(*ast.KeyValueExpr)
				enters = enters || ok && made.Name == "mention" && (!named || pair.Key.(*ast.Ident).Name == "found")
			}
		case *ast.StarExpr:
			s, ok := n.X.(*ast.SelectorExpr)
			enters = enters || ok && s.Sel.Name == "found"
		}
		return true
	})
	return enters
}

// Linking tells nothing wrong, whatever it is given.
func TestTellIsNoGate(t *testing.T) {
	for _, v := range Verdicts() {
		m := &mention{}
		if told := m.tell(&outcome{verdict: v, computed: big.NewRat(1, 2)}); told != (v.Class() != Fail) || (m.found != nil) != told {
			t.Errorf("%s: told %v", v, told)
		}
	}
	if m := new(mention); m.tell(nil) || m.found != nil {
		t.Error("nothing found was told")
	}
}
